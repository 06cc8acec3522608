package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencodex.audit.AuditAction;

/** Nothing that changes something is forgotten: a new route needs an entry in the audit log, or a reason why not. */
class AuditCompletenessTest {
    /** What no route does by itself, or one does beside something else. */
    private static final Set<String> BESIDE = Set.of(
            "sign_in.failed", "chat.moved", "user.restored", "user.administrator_added", "user.administrator_removed");

    @Test
    void everyRouteThatChangesSomethingHasAnEntryOrAReason() {
        var known = new HashSet<>(AuditedRoutes.AUDITED.keySet());
        known.addAll(AuditedRoutes.NOT_AUDITED.keySet());
        assertThat(known).containsAll(AuditedRoutes.changing());
    }

    @Test
    void everyRouteHasOneOfBoth() {
        assertThat(AuditedRoutes.AUDITED.keySet()).doesNotContainAnyElementsOf(AuditedRoutes.NOT_AUDITED.keySet());
    }

    @Test
    void everyActionIsSomeRoutes() {
        var actions = Arrays.stream(AuditAction.values())
                .map(AuditAction::wire)
                .filter(action -> !BESIDE.contains(action))
                .toList();
        assertThat(AuditedRoutes.AUDITED.values()).containsAll(actions);
    }
}
