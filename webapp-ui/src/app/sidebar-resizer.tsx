import { t } from '@/lib/i18n';
import { SIDEBAR, useSidebar } from './sidebar-store';

const STEP = 16;

/** The edge of the sidebar: dragged, or moved by the arrow keys; a double click brings back the usual width. */
export function SidebarResizer() {
  const { width, setWidth } = useSidebar();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      role="separator"
      aria-label={t('Width of the sidebar')}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={SIDEBAR.least}
      aria-valuemax={SIDEBAR.most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(fromStart(event.clientX));
      }}
      onDoubleClick={() => setWidth(SIDEBAR.usual)}
      onKeyDown={(event) => {
        const [narrower, wider] = isRightToLeft() ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
        if (event.key === narrower) setWidth(width - STEP);
        if (event.key === wider) setWidth(width + STEP);
      }}
      className="absolute inset-y-0 -end-1 z-10 w-2 cursor-col-resize touch-none transition-colors duration-150 hover:bg-border focus-visible:bg-focus focus-visible:outline-none"
    />
  );
}

/** How far a place is from the edge of the window at which the lines begin, and the sidebar stands. */
function fromStart(clientX: number): number {
  return isRightToLeft() ? window.innerWidth - clientX : clientX;
}

function isRightToLeft(): boolean {
  return document.documentElement.dir === 'rtl';
}
