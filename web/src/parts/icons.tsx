// The few icons there are, drawn for this page on a grid of 20. They stand beside words, so screen
// readers pass over them.
import type { ReactNode } from 'react'

function icon(paths: ReactNode) {
  return function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
      >
        {paths}
      </svg>
    )
  }
}

export const FolderIcon = icon(
  <path d="M2.5 5.5a1.5 1.5 0 0 1 1.5-1.5h3.4l2 2.2H16a1.5 1.5 0 0 1 1.5 1.5v6.8A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.5z" />,
)
export const UploadIcon = icon(<path d="M10 13V3.5M6 7.2l4-3.9 4 3.9M3.5 12.5V16h13v-3.5" />)
export const PlayIcon = icon(<path d="M6.5 4.2v11.6l9-5.8z" />)
export const RetryIcon = icon(<path d="M15.8 11.2a6 6 0 1 1-1.5-5.4L16.5 8M16.5 3.8V8h-4.2" />)
export const StopIcon = icon(<rect x="5" y="5" width="10" height="10" rx="1.5" />)
export const CheckIcon = icon(<path d="m4.5 10.5 3.8 4 7.2-8.7" />)
export const AlertIcon = icon(
  <path d="M10 6.4v4.4M10 13.6v.1M10 2.8 18 16.6H2z" />,
)
export const InfoIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.2" />
    <path d="M10 9.4v4.2M10 6.6v.1" />
  </>,
)
export const ChevronIcon = icon(<path d="m6 8 4 4 4-4" />)
export const SignOutIcon = icon(<path d="M8 4H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3M12.5 6.5 16 10l-3.5 3.5M16 10H8.5" />)
