export function BatchScreen({ batchId }: { readonly batchId: number }) {
  return <p>{batchId}</p>
}
