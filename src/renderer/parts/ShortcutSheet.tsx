import { places } from '../places.ts'
import { Dialog } from './Dialog.tsx'
import { KeyNames } from './KeyNames.tsx'
import { modKey } from './modKey.ts'

interface Group {
  readonly title: string
  /** The keys as `KeyNames` has them, and what they do. */
  readonly keys: readonly (readonly [string, string])[]
}

const groups: readonly Group[] = [
  {
    title: 'Everywhere',
    keys: [
      [`${modKey} K`, 'command menu'],
      ['?', 'all keys'],
      [`N or ${modKey} O`, 'new batch'],
      ...places.map(({ letter, title }) => [`G then ${letter.toUpperCase()}`, `go to ${title}`] as const),
      ['← →', 'the next tab, the next of a few choices'],
      ['Esc', 'close the top layer, then clear the filter'],
    ],
  },
  { title: 'The first start', keys: [['T', 'run the sample']] },
  {
    title: 'Batches, rows and causes',
    keys: [
      ['↑ ↓ or J K', 'move'],
      ['Enter', 'open the batch or the row, show the rows of the cause'],
      ['/', 'search'],
    ],
  },
  {
    title: 'A batch',
    keys: [
      ['Space', 'pause or resume'],
      ['R', 'retry what is shown or selected (asks, with the price)'],
      ['X or Shift ↑ ↓', 'select'],
      ['PgUp PgDn', 'twenty rows at once'],
      [`${modKey} A`, 'select all that match'],
      [`${modKey} E`, 'export'],
      ['C', 'fold the charts'],
    ],
  },
  {
    title: 'An open row',
    keys: [
      ['↑ ↓ or J K', 'the row before, the row after'],
      ['1 to 5', 'stage'],
      ['O', 'override'],
      ['E', 'edit the input'],
    ],
  },
]

/** What the keys do, by where they do it. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title="All keys"
      onClose={onClose}
      note={
        <>
          While you type in a field only {modKey} K and {modKey} O work.
        </>
      }
      closing="Close"
    >
      <div className="keys" tabIndex={0} role="group" aria-label="Keys">
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="lab">{title}</h3>
            <dl>
              {keys.map(([names, does]) => (
                <div key={does}>
                  <dt>
                    <KeyNames text={names} />
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
