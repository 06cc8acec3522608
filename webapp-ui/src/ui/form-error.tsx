/** Why a form was refused, where that is not the fault of one field. Read out when it comes. */
export function FormError({ children }: { readonly children: string | undefined }) {
  return children === undefined ? null : (
    <p role="alert" className="rounded-md bg-danger-soft p-3 text-sm text-text [overflow-wrap:anywhere]">
      {children}
    </p>
  );
}
