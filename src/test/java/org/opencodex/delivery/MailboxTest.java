package org.opencodex.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final List<String> sent = new ArrayList<>();
    private Consumer<Throwable> underWay;
    private int room;
    private int finished;

    private final Mailbox mailbox = mailbox((frame, done) -> {
        sent.add(frame.text());
        underWay = done;
    });

    private Mailbox mailbox(Mailbox.Sender sender) {
        return new Mailbox(sender, new Mailbox.Owner() {
            @Override
            public void hasRoom() {
                room++;
            }

            @Override
            public void finished() {
                finished++;
            }
        });
    }

    @Test
    void sendsOneFrameAtATimeInOrder() {
        mailbox.offer(Frame.of("a"));
        mailbox.offer(Frame.of("b"));
        assertThat(sent).containsExactly("a");
        underWay.accept(null);
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void sendsManyFramesWithoutRecursionWhereTheSenderCallsBackAtOnce() {
        var count = new int[1];
        var immediate = mailbox((frame, done) -> {
            count[0]++;
            done.accept(null);
        });
        for (var i = 0; i < 100_000; i++) {
            assertThat(immediate.offer(Frame.of("x"))).isTrue();
        }
        assertThat(count[0]).isEqualTo(100_000);
    }

    @Test
    void letsGoWhatWaitsForTheLastFrame() {
        mailbox.offer(Frame.of("under way"));
        mailbox.offer(Frame.of("secret"));
        mailbox.finishWith(Frame.of("no more"));
        assertThat(mailbox.offer(Frame.of("late"))).isFalse();
        underWay.accept(null);
        assertThat(finished).isZero();
        underWay.accept(null);
        assertThat(sent).containsExactly("under way", "no more");
        assertThat(finished).isEqualTo(1);
    }

    @Test
    void takesNoMoreThanFits() {
        mailbox.offer(Frame.of("first is under way"));
        assertThat(mailbox.offer(Frame.of("x".repeat(Mailbox.MOST_WAITING)))).isTrue();
        assertThat(mailbox.offer(Frame.of("y"))).isFalse();
        underWay.accept(null);
        assertThat(mailbox.offer(Frame.of("y"))).isTrue();
        underWay.accept(null);
        assertThat(room).isEqualTo(1);
    }

    @Test
    void finishesOnceWhatWaitsHasBeenSent() {
        mailbox.offer(Frame.of("a"));
        mailbox.offer(Frame.of("b"));
        mailbox.finish();
        assertThat(mailbox.offer(Frame.of("late"))).isFalse();
        underWay.accept(null);
        assertThat(finished).isZero();
        underWay.accept(null);
        assertThat(sent).containsExactly("a", "b");
        assertThat(finished).isEqualTo(1);
    }

    @Test
    void finishesOnceWhenTheSocketBreaks() {
        mailbox.offer(Frame.of("a"));
        mailbox.offer(Frame.of("b"));
        underWay.accept(new IllegalStateException("broken"));
        assertThat(finished).isEqualTo(1);
        assertThat(sent).containsExactly("a");
        assertThat(mailbox.offer(Frame.of("c"))).isFalse();
    }

    @Test
    void isStalledOnlyWhileAFrameIsNotTaken() {
        assertThat(mailbox.stalled()).isZero();
        mailbox.offer(Frame.of("a"));
        assertThat(mailbox.stalled()).isPositive();
        underWay.accept(null);
        assertThat(mailbox.stalled()).isZero();
    }
}
