import type { PriceLine } from '../../../../shared/views/costViews.ts'
import { FormDialog } from '../../../parts/FormDialog.tsx'
import { number } from '../../../parts/format.ts'
import type { BandText, PriceForm, PricePart } from './usePriceForm.ts'
import { isPrice, priceParts, usePriceForm } from './usePriceForm.ts'
import { Doubt } from '../../../parts/Doubt.tsx'
import { TextField } from '../../../parts/TextField.tsx'

interface Props {
  /** null: a model that has no price yet. */
  readonly line: PriceLine | null
  readonly onClose: () => void
}

/** The operator's own price of a model. */
export function PriceDialog({ line, onClose }: Props) {
  const form = usePriceForm(line)
  const { action, whyNot } = form
  return (
    <FormDialog
      title={line ? `Price of ${line.id}` : 'Add a model'}
      error={action.error}
      note={<Forget line={line} form={form} onClose={onClose} />}
      verb="Save the price"
      isBusy={action.isBusy}
      whyNot={whyNot}
      onSubmit={() => form.save(onClose)}
      onClose={onClose}
    >
      {line === null && <ModelField form={form} />}
      {form.bands.map((band, index) => (
        <Band key={index} band={band} hasFocus={line !== null && index === 0} index={index} form={form} />
      ))}
      <p className="small t2">
        USD per million tokens, kept with today’s date. It applies from the next quote and the next start.
        What was already spent stays as it was.
      </p>
    </FormDialog>
  )
}

function Forget({ line, form, onClose }: Props & { readonly form: PriceForm }) {
  if (!line || line.origin === 'shipped') return null
  return (
    <button
      type="button"
      className="btn"
      disabled={form.action.isBusy}
      title={line.origin === 'own' ? 'Its price is then not known, and no budget can hold for it' : undefined}
      onClick={() => form.forget(onClose)}
    >
      {line.origin === 'own' ? 'Remove the model' : 'Back to the price that came with Millrace'}
    </button>
  )
}

function ModelField({ form: { model, setModel } }: { readonly form: PriceForm }) {
  return (
    <TextField
      label="Model"
      autoFocus
      placeholder="its id on the server, for example llama-4"
      maxLength={200}
      value={model}
      onChange={setModel}
    />
  )
}

const names = {
  inputUsd: 'Input',
  cacheWriteUsd: 'Cache write',
  cacheReadUsd: 'Cache read',
  outputUsd: 'Output',
} as const satisfies Record<PricePart, string>

interface BandProps {
  readonly band: BandText
  readonly index: number
  readonly hasFocus: boolean
  readonly form: PriceForm
}

/** One price for prompts of a length; most models have one for all lengths. */
function Band({ band, index, hasFocus, form: { bands, setPrice } }: BandProps) {
  const before = bands[index - 1]?.maxPromptTokens
  const length =
    band.maxPromptTokens === null
      ? before && `Prompts longer than ${number(before)} tokens`
      : `Prompts up to ${number(band.maxPromptTokens)} tokens`
  return (
    <fieldset className="grid gap-2">
      {length && <legend className="small t3 mb-2">{length}</legend>}
      <div className="price-fields">
        {priceParts.map((part, at) => (
          <TextField
            key={part}
            label={names[part]}
            inputMode="decimal"
            autoFocus={hasFocus && at === 0}
            aria-invalid={band[part] !== '' && !isPrice(band[part])}
            value={band[part]}
            onChange={(text) => setPrice(index, part, text)}
            suffix="USD"
          >
            <Doubt text={band[part]} />
          </TextField>
        ))}
      </div>
    </fieldset>
  )
}
