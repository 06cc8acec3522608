import type { KeyTest } from '@/api/provider-keys';
import { Notice } from '@/ui/states';

/** What became of the small call, in words. */
export function TestOutcome({ result }: { readonly result: KeyTest | undefined }) {
  return (
    <div role="status">
      {result?.ok && (
        <Notice tone="success">
          {result.model} answered after {result.milliseconds} ms.
        </Notice>
      )}
      {result && !result.ok && <Notice tone="danger">{result.problem?.detail ?? 'It did not answer.'}</Notice>}
    </div>
  );
}
