import { Fragment } from 'react'
import { places } from '../places.ts'
import { Dialog } from './Dialog.tsx'
import { modKey } from './modKey.ts'

/** The ways to press it, each as its keys. */
type Ways = readonly (readonly string[])[]

interface Group {
  readonly title: string
  readonly keys: readonly (readonly [Ways, string])[]
}

const groups: readonly Group[] = [
  {
    title: 'Everywhere',
    keys: [
      [[[modKey, 'K']], 'command menu'],
      [[['?']], 'all keys'],
      [[['N'], [modKey, 'O']], 'new batch'],
      ...places.map(
        ({ letter, title }) => [[['G', letter.toUpperCase()]], `go to ${title}`] as Group['keys'][number],
      ),
      [[['Esc']], 'close the top layer, then clear the filter'],
    ],
  },
  {
    title: 'Batches, rows and causes',
    keys: [
      [[['↑'], ['↓'], ['J'], ['K']], 'move'],
      [[['Enter']], 'open the batch or the row, show the rows of the cause'],
      [[['/']], 'search'],
    ],
  },
  {
    title: 'A batch',
    keys: [
      [[['Space']], 'pause or resume'],
      [[['R']], 'retry what is shown or selected (asks, with the price)'],
      [[['X'], ['Shift', '↑'], ['Shift', '↓']], 'select'],
      [[[modKey, 'A']], 'select all that match'],
      [[[modKey, 'E']], 'export'],
      [[['C']], 'fold the charts'],
    ],
  },
  {
    title: 'An open row',
    keys: [
      [[['↑'], ['↓'], ['J'], ['K']], 'the row before, the row after'],
      [[['1'], ['2'], ['3'], ['4'], ['5']], 'stage'],
      [[['O']], 'override'],
      [[['E']], 'edit the input'],
    ],
  },
]

/** Every key that does something, by where it does. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title="All keys"
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">Not while a field is being typed in.</span>
          <button type="button" className="btn" onClick={onClose}>
            Close
          </button>
        </>
      }
    >
      <div className="keys">
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="lab">{title}</h3>
            <dl>
              {keys.map(([ways, does]) => (
                <div key={does}>
                  <dt>
                    <Pressed ways={ways} />
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

function Pressed({ ways }: { readonly ways: Ways }) {
  return ways.map((way) => (
    <span key={way.join(' ')} className="nowrap">
      {way.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' '}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </span>
  ))
}
