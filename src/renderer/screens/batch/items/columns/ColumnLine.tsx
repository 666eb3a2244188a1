import { Check, GripVertical } from 'lucide-react'
import type { DragEvent, KeyboardEvent } from 'react'
import type { Column } from './column.ts'

interface Props {
  readonly column: Column
  readonly isShown: boolean
  readonly isDragged: boolean
  readonly onToggle: () => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly onDrag: (name: string | null) => void
  readonly onDrop: () => void
}

/** A column in the list: its box, and what it is dragged by while it is shown. */
export function ColumnLine(props: Props) {
  const { column, isShown, isDragged, onToggle, onKey } = props
  const { name, title } = column
  return (
    <li className={isDragged ? 'dragged' : undefined} {...dragging(props)}>
      <button
        type="button"
        role="checkbox"
        aria-checked={isShown}
        aria-keyshortcuts={isShown ? 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight' : undefined}
        data-column={name}
        className="option"
        onClick={onToggle}
        onKeyDown={onKey}
      >
        <span className={isShown ? 'check on' : 'check'} aria-hidden>
          {isShown && <Check className="i" />}
        </span>
        <span className="cut" title={title}>
          {title}
        </span>
      </button>
      {isShown && <GripVertical className="i t3" aria-hidden />}
    </li>
  )
}

/** Only what is shown has an order. */
function dragging({ column: { name }, isShown, onDrag, onDrop }: Props) {
  return {
    draggable: isShown,
    onDragStart({ dataTransfer }: DragEvent) {
      dataTransfer.effectAllowed = 'move'
      dataTransfer.setData('text/x-column', name)
      onDrag(name)
    },
    onDragEnd: () => onDrag(null),
    onDragOver(event: DragEvent) {
      if (!isShown) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
    },
    onDrop,
  }
}
