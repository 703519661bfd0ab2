// Colors and measures. The neutrals lean a little towards the accent, which is a pine green.
import { Button, createTheme, type MantineColorsTuple } from '@mantine/core'

const pine: MantineColorsTuple = [
  '#ecf8f4', '#d6efe7', '#aedfcf', '#82ceb5', '#57b99b',
  '#339f81', '#1b7f69', '#17705d', '#12594a', '#0d4439',
]

const dark: MantineColorsTuple = [
  '#e3e8e5', '#c6cdc9', '#a3aca7', '#7f8984', '#525c57',
  '#3a423e', '#242a27', '#191e1c', '#131715', '#0d100f',
]

const gray: MantineColorsTuple = [
  '#f6f8f7', '#eef1ef', '#e2e7e4', '#d3dad6', '#bcc5c0',
  '#98a39d', '#6b7670', '#4a544f', '#323a36', '#1c211f',
]

export const theme = createTheme({
  colors: { pine, dark, gray },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ styles: { label: { fontWeight: 550 } } }),
  },
})
