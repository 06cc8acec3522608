import { CornerDownLeft, Ellipsis, FastForward, FileText, GitFork, RotateCcw, Shuffle, Trash2 } from 'lucide-react';
import type { Message } from '@/api/messages';
import { copyText } from '@/lib/clipboard';
import { t } from '@/lib/i18n';
import { plainText } from '@/lib/markdown/plain-text';
import { IconButton } from '@/ui/icon-button';
import { Menu, type MenuAction } from '@/ui/menu';
import { notifyDone, notifyFailure } from '@/ui/notify';
import type { ThreadActions } from './thread-actions';

type MessageMenuProps = {
  readonly message: Message;
  /** Nothing was said after it. */
  readonly last: boolean;
  readonly actions: ThreadActions;
};

/** What can be done with an answer that has ended. `question` is what it answers. */
export function AnswerMenu({
  message,
  question,
  last,
  actions,
}: MessageMenuProps & { readonly question: string | undefined }) {
  const { ask, chooseModel, reuse } = actions;
  const { id } = message;
  return (
    <MessageMenu
      label={t('More for this answer')}
      actions={[
        ask && { name: t('Regenerate'), icon: RotateCcw, perform: () => ask({ type: 'regenerate', message_id: id }) },
        chooseModel && { name: t('Regenerate with…'), icon: Shuffle, perform: () => chooseModel(message) },
        ask &&
          last &&
          canContinue(message) && {
            name: t('Continue'),
            icon: FastForward,
            perform: () => ask({ type: 'continue', message_id: id }),
          },
        question !== undefined &&
          reuse && { name: t('Ask differently'), icon: CornerDownLeft, perform: () => reuse(question) },
        message.content !== '' && {
          name: t('Copy as plain text'),
          icon: FileText,
          perform: () => void copyPlain(message.content),
        },
        fork(message, actions),
        remove(message, actions),
      ]}
    />
  );
}

/** What can be done with a question. */
export function QuestionMenu({ message, actions }: Omit<MessageMenuProps, 'last'>) {
  return (
    <MessageMenu label={t('More for this message')} actions={[fork(message, actions), remove(message, actions)]} />
  );
}

function fork(message: Message, actions: ThreadActions): MenuAction | undefined {
  const act = actions.fork;
  return act && { name: t('Fork from here'), icon: GitFork, perform: () => act(message) };
}

function remove(message: Message, actions: ThreadActions): MenuAction | undefined {
  const act = actions.remove;
  return act && { name: t('Delete with what follows'), icon: Trash2, perform: () => act(message), danger: true };
}

function MessageMenu({
  label,
  actions,
}: {
  readonly label: string;
  readonly actions: readonly (MenuAction | false | undefined)[];
}) {
  const possible = actions.filter((action) => action !== undefined && action !== false);
  if (possible.length === 0) {
    return null;
  }
  return (
    <span className="opacity-0 transition-opacity duration-120 focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:opacity-100">
      <Menu
        align="start"
        trigger={
          <IconButton label={label} size="small" data-focus="more">
            <Ellipsis size={15} aria-hidden="true" />
          </IconButton>
        }
        actions={possible}
      />
    </span>
  );
}

async function copyPlain(markdown: string): Promise<void> {
  if (await copyText(plainText(markdown))) {
    notifyDone(t('Copied as plain text'));
  } else {
    notifyFailure(
      t('Nothing was copied'),
      new Error(t('The browser does not allow it. Select the text and copy it by hand.')),
    );
  }
}

/** A complete answer has nothing more to say. */
function canContinue({ content, status, finish_reason: reason }: Message): boolean {
  return content !== '' && (status !== 'completed' || reason === 'length');
}
