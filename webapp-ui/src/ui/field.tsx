import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '@/lib/class-names';

export const controlClass =
  'w-full rounded-md border border-border-control bg-surface px-3 text-sm text-text transition-colors duration-150 ' +
  'aria-invalid:border-danger disabled:opacity-60 focus-visible:outline-offset-0 max-md:text-base';

type FieldFrame = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

type ControlWiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

/** Label, control, hint and complaint of one field, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldFrame & { children: (wiring: ControlWiring) => ReactNode }) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      {children({ id, 'aria-describedby': note ? `${id}-note` : undefined, 'aria-invalid': error ? true : undefined })}
      {note && (
        <p id={`${id}-note`} className={classNames('mt-1.5 text-xs', error ? 'text-danger' : 'text-text-muted')}>
          {note}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, className, ...rest }: FieldFrame & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <input className={classNames(controlClass, 'h-9 touch:h-11', className)} {...wiring} {...rest} />}
    </Field>
  );
}

export function TextArea({ label, hint, error, className, ...rest }: FieldFrame & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <textarea className={classNames(controlClass, 'resize-y py-2', className)} {...wiring} {...rest} />}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  className,
  children,
  ...rest
}: FieldFrame & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <select className={classNames(controlClass, 'h-9 touch:h-11', className)} {...wiring} {...rest}>
          {children}
        </select>
      )}
    </Field>
  );
}
