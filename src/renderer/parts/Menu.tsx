import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'

interface MenuProps
  extends
    Pick<DropdownMenu.DropdownMenuProps, 'open' | 'onOpenChange'>,
    Pick<DropdownMenu.DropdownMenuContentProps, 'onCloseAutoFocus'> {
  /** What opens it. */
  readonly button: ComponentProps<typeof DropdownMenu.Trigger>
  /** The edge of the button that it stands under. */
  readonly align: 'start' | 'end'
  readonly className?: string
  readonly children: ReactNode
}

/** A button, and the list that it opens. The page around it can be used meanwhile. */
export function Menu({ button, align, className = '', children, onCloseAutoFocus, ...opening }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} {...opening}>
      <DropdownMenu.Trigger {...button} />
      <DropdownMenu.Content
        className={`menu ${className}`}
        align={align}
        sideOffset={4}
        collisionPadding={8}
        {...(onCloseAutoFocus && { onCloseAutoFocus })}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

interface MoreProps {
  readonly label: string
  readonly title?: string
  readonly isOff?: boolean
  readonly children: ReactNode
}

/** The dots at the end of a line, and what there is to do beside its buttons. */
export function MoreMenu({ label, title = label, isOff = false, children }: MoreProps) {
  const dots = <Ellipsis className="i s16" aria-hidden />
  const button = { className: 'btn quiet icon', 'aria-label': label, title, disabled: isOff, children: dots }
  return (
    <Menu button={button} align="end">
      {children}
    </Menu>
  )
}

/** Something to do. */
export function MenuOption({ className = '', ...option }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item {...option} className={`option ${className}`} />
}

/** Something to choose, or several such things. */
export function MenuChoice(choice: ComponentProps<typeof DropdownMenu.CheckboxItem>) {
  return <DropdownMenu.CheckboxItem {...choice} className="option" />
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="separator" />
}
