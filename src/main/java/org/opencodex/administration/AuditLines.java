package org.opencodex.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.audit.AuditEntryView;
import org.opencodex.identity.User;
import org.opencodex.platform.JsonDialect;

/** The audit log as lines of JSON, the newest first. */
@ApplicationScoped
class AuditLines {
    /** Held at once, whatever the length of the log; each in a transaction of its own, so that none stays open for long. */
    private static final int AT_ONCE = 1_000;

    @Inject
    private AuditEntries entries;

    /** Who reads all of it is in it. */
    void announce(User by) {
        entries.add(AuditEntry.of(AuditAction.EXPORT_MADE, by.actor()).on("audit", null, null));
    }

    /** All that fit. What is added meanwhile is newer, and not among them. */
    void write(AuditQuery.Asked asked, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var before = asked.before();
        do {
            var page = entries.page(asked.filter(), before, AT_ONCE);
            for (var entry : page) {
                writer.write(JsonDialect.write(AuditEntryView.of(entry)));
                writer.write('\n');
            }
            before = page.size() < AT_ONCE
                    ? Optional.empty()
                    : Optional.of(page.getLast().id());
        } while (before.isPresent());
        writer.flush();
    }
}
