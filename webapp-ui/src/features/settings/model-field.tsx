import { Autocomplete } from '@base-ui/react/autocomplete';
import type { Model, ModelList } from '@/api/providers';
import { t } from '@/lib/i18n';
import { controlClass, Field } from '@/ui/field';
import { modelFacts, searchModels } from './model-facts';

export type ModelFieldProps = {
  readonly value: string;
  /** Missing while it is not read. */
  readonly list: ModelList | undefined;
  readonly error: string | undefined;
  readonly onChange: (model: string) => void;
};

/** The model, to be chosen from what the provider has, with window and price, or typed. */
export function ModelField({ value, list, error, onChange }: ModelFieldProps) {
  const models = list?.models ?? [];
  const chosen = models.find(({ id }) => id === value.trim());
  // Who opens the list of a chosen model looks for the others.
  const found = chosen ? models : searchModels(models, value);
  return (
    <Field label={t('Model')} hint={<ModelHint chosen={chosen} list={list} />} error={error}>
      {(wiring) => (
        <Autocomplete.Root
          items={found}
          filter={null}
          value={value}
          onValueChange={onChange}
          itemToStringValue={({ id }: Model) => id}
          openOnInputClick
        >
          <Autocomplete.Input
            {...wiring}
            autoComplete="off"
            spellCheck={false}
            className={`${controlClass} h-9 touch:h-11`}
          />
          <Autocomplete.Portal>
            <Autocomplete.Positioner sideOffset={4} className="z-60 outline-none">
              <Autocomplete.Popup
                hidden={found.length === 0}
                className="max-h-[min(20rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width) overflow-y-auto overscroll-contain rounded-md border border-border bg-surface-raised p-1 shadow-floating"
              >
                <Autocomplete.List aria-label={t('Models')}>
                  {(model: Model) => (
                    <Autocomplete.Item
                      key={model.id}
                      value={model}
                      className="cursor-pointer select-none rounded-sm px-2.5 py-1.5 text-sm outline-none data-[highlighted]:bg-surface-hover touch:py-2.5"
                    >
                      <span className="block truncate">{model.id}</span>
                      <span className="block truncate text-text-muted text-xs">{modelFacts(model)}</span>
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </Autocomplete.Popup>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        </Autocomplete.Root>
      )}
    </Field>
  );
}

function ModelHint({ chosen, list }: { readonly chosen: Model | undefined; readonly list: ModelList | undefined }) {
  if (chosen) {
    return <>{modelFacts(chosen) || t('Nothing is known of its window and price.')}</>;
  }
  return (
    <>
      {t('Choose one, or type any model the provider has.')}
      {list?.problem && ` ${t('Its own list could not be read: {{problem}}', { problem: list.problem })}`}
    </>
  );
}
