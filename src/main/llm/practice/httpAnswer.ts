/** A complete HTTP response, before the headers that every response carries. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The API's error types with the status each is sent with. */
const statusByType = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  conflict_error: 409,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
} as const

type ErrorType = keyof typeof statusByType

export interface ApiError {
  readonly type: ErrorType
  readonly message: string
  /** Only where it differs from what the type is usually sent with. */
  readonly status?: number
  readonly details?: { readonly error_code: string }
  readonly headers?: Readonly<Record<string, string>>
}

export function jsonAnswer(body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** The API's error envelope. */
export function errorAnswer(error: ApiError, requestId: string): HttpAnswer {
  const { type, message, details } = error
  const inner = details ? { type, message, details } : { type, message }
  return {
    status: error.status ?? statusByType[type],
    headers: { 'content-type': 'application/json', ...error.headers },
    body: JSON.stringify({ type: 'error', error: inner, request_id: requestId }),
  }
}
