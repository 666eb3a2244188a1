import type Anthropic from '@anthropic-ai/sdk'
import { outputFormat } from '../../src/main/engine/request/outputFormat.ts'
import { defaultModels } from '../../src/main/llm/prices.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'
import type { Ticket } from './tickets.ts'

const prompt = ticketClassifier.prepare({ subject: '', body: '' })
const system = prompt.ok ? prompt.value.system : ''
const schema = outputFormat(ticketClassifier.reply)

/** The request that Millrace sends for this ticket, byte for byte, made the way a script would make it. */
export function requestOf({ subject, body }: Ticket): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model: defaultModels[0]!,
    max_tokens: ticketClassifier.maxOutputTokens,
    system,
    messages: [
      {
        role: 'user',
        content: `<ticket>\n<subject>${subject}</subject>\n<body>${body}</body>\n</ticket>`,
      },
    ],
    output_config: { format: { type: 'json_schema', schema } },
  }
}

export function textIn({ content }: Anthropic.Message): string {
  const [block] = content
  return block?.type === 'text' ? block.text : ''
}
