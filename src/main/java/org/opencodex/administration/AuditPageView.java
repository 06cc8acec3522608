package org.opencodex.administration;

import java.util.List;
import org.opencodex.audit.AuditEntry;
import org.opencodex.audit.AuditEntryView;

/**
 * Entries of the audit log, the newest first.
 *
 * @param next what to give as {@code before} for older ones; null at the end
 */
public record AuditPageView(List<AuditEntryView> entries, String next) {
    /** Of one more entry than the page is to have, which tells whether it is the last. */
    static AuditPageView of(List<AuditEntry> entries, int limit) {
        var shown = entries.stream().limit(limit).map(AuditEntryView::of).toList();
        return new AuditPageView(shown, entries.size() > limit ? shown.getLast().id() : null);
    }
}
