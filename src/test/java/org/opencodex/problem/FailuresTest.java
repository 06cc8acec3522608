package org.opencodex.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aDatabaseThatIsAwayStoredNothing() {
        var failure = Failures.of(new RuntimeException(new SQLException("gone", "08006")));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.getMessage()).contains("Nothing was stored");
    }

    /** As Payara throws it: the cause is a text within the XAException. */
    @Test
    void aCommitThatBrokeOffIsNotSaidToHaveStoredNothing() {
        var system = new SystemException();
        system.initCause(new XAException("LocalTransactionException: An I/O error occurred"));
        var failure = Failures.of(new TransactionalException("during commit", system));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.retryAfter()).isPresent();
        assertThat(failure.getMessage()).contains("cannot tell").doesNotContain("Nothing was stored");
    }

    @Test
    void ourOwnFailureGoesBeforeTheTransactionThatItEnded() {
        var ours = OpenCodexException.notFound("chat");
        var rollback = new RollbackException();
        rollback.initCause(ours);

        assertThat(Failures.of(new TransactionalException("rolled back", rollback)))
                .isSameAs(ours);
    }

    @Test
    void aBrokenConstraintIsAFaultOfOurs() {
        assertThat(Failures.of(new RuntimeException(new SQLException("twice", "23505")))
                        .code())
                .isEqualTo(ErrorCode.INTERNAL);
    }
}
