import { Group, Text } from '@mantine/core'
import mark from '../logo.svg'

export function Logo({ size = 26 }: { size?: number }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src={mark} width={size} height={size} alt="" />
      <Text component="span" fw={650} fz={size * 0.7} lts="-0.01em">
        Vitae
      </Text>
    </Group>
  )
}
