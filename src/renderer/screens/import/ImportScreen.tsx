export function ImportScreen({ source }: { readonly source: string }) {
  return <p>{source}</p>
}
