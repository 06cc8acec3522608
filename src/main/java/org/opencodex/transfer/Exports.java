package org.opencodex.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.chat.ChatCopies;
import org.opencodex.chat.Chats;
import org.opencodex.identity.User;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.Time;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.project.ProjectCopies;

/**
 * Writes projects as a zip: {@code open-codex.json}, and for each project {@code projects/N/project.json} and
 * {@code projects/N/chats/M.json} ({@link ChatFile}). One chat is held at a time. An archive that broke off has no end, so
 * that nobody takes it for whole.
 */
@ApplicationScoped
class Exports {
    static final String MANIFEST = "open-codex.json";
    static final String FORMAT = "open-codex-export";
    static final int VERSION = 1;

    @Inject
    private ProjectCopies projects;

    @Inject
    private ChatCopies chats;

    @Inject
    private Chats found;

    @Inject
    private AuditEntries audit;

    /** The one project, or all of the user's, of which the log has it. Throws {@code not_found} before anything is written. */
    @Transactional
    List<UUID> chosen(User user, Optional<UUID> project) {
        var entry = AuditEntry.of(AuditAction.EXPORT_MADE, user.actor());
        project.ifPresent(
                id -> entry.on("project", id, projects.of(user, id).name()).in(id));
        var chosen = project.map(List::of).orElseGet(() -> projects.all(user));
        audit.add(entry.with("projects", String.valueOf(chosen.size())));
        return chosen;
    }

    /** One chat is taken out, which the user has read just now: for the log. */
    @Transactional
    void note(User user, UUID chatId, String name) {
        audit.add(AuditEntry.of(AuditAction.EXPORT_MADE, user.actor())
                .on("chat", chatId, name)
                .in(found.get(user, chatId).projectId()));
    }

    void write(User user, List<UUID> chosen, OutputStream out) throws IOException {
        // Never closed: that would give an end to an archive that broke off.
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        add(
                zip,
                MANIFEST,
                JsonDialect.JSON
                        .createObjectBuilder()
                        .add("format", FORMAT)
                        .add("version", VERSION)
                        .add("exported_at", Time.wire(Time.now()))
                        .build()
                        .toString());
        var number = 0;
        for (var project : chosen) {
            add(user, project, "projects/%05d/".formatted(++number), zip);
        }
        zip.finish();
        out.flush();
    }

    /** What is gone since it was chosen is left out: half of an archive would be worth nothing. */
    private void add(User user, UUID project, String folder, ZipOutputStream zip) throws IOException {
        var known = unlessGone(() -> projects.of(user, project));
        if (known.isEmpty()) {
            return;
        }
        add(zip, folder + "project.json", ProjectFile.write(known.get()).toString());
        var number = 0;
        for (var id : unlessGone(() -> chats.in(user, project)).orElse(List.of())) {
            var chat = unlessGone(() -> chats.of(user, id));
            if (chat.isPresent()) {
                zip.putNextEntry(new ZipEntry(folder + "chats/%05d.json".formatted(++number)));
                ChatFile.write(chat.get(), zip);
                zip.closeEntry();
            }
        }
    }

    private static <T> Optional<T> unlessGone(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (OpenCodexException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
