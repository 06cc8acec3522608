package org.opencodex.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.opencodex.access.Access;
import org.opencodex.access.Role;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.chat.ChatCopies;
import org.opencodex.identity.User;
import org.opencodex.platform.StrictJson;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.project.ProjectCopies;

/** Puts in what {@link Exports} wrote, as new projects and chats: all of a file, or nothing. */
@ApplicationScoped
class Imports {
    static final long MIB = 1024 * 1024;
    private static final long MOST_UNPACKED = 4096 * MIB;
    private static final int MOST_OF_A_FILE = (int) (64 * MIB);
    private static final int MOST_FILES = 200_000;

    /** Of one file: those of some ten thousand messages. */
    private static final int MOST_VALUES = 1_000_000;

    /** Others may be there: file managers leave their own. */
    private static final Pattern OURS = Pattern.compile("projects/[^/]+/(project|chats/[^/]+)\\.json");

    @Inject
    private ProjectCopies projects;

    @Inject
    private ChatCopies chats;

    @Inject
    private Access access;

    @Inject
    private AuditEntries audit;

    /** An archive. Throws {@code validation_failed} or {@code malformed_json} that names the file in it, {@code too_large}. */
    @Transactional
    ImportView archive(User user, Path archive) {
        try {
            var made = new Reading(user).archive(archive);
            audit.add(entry(user, made));
            return made;
        } catch (ZipException e) {
            throw notOurs();
        } catch (IOException e) {
            throw Upload.broken(e);
        }
    }

    /** One chat as it comes in, whole: nobody waits for a slow line. Throws {@code too_large}. */
    static byte[] receive(InputStream in) throws IOException {
        var bytes = in.readNBytes(MOST_OF_A_FILE + 1);
        if (bytes.length > MOST_OF_A_FILE) {
            throw tooLarge("The file", MOST_OF_A_FILE);
        }
        return bytes;
    }

    /** Before anything is read of somebody who may not. Throws {@code not_found} and {@code forbidden}. */
    void requireEditor(User user, UUID projectId) {
        access.require(user, projectId, Role.EDITOR, "project");
    }

    /** One chat, into a project. Throws as {@link #archive}. */
    @Transactional
    ImportView chat(User user, UUID projectId, byte[] file) {
        var copy = ChatFile.read(StrictJson.read(file, MOST_VALUES));
        var chat = chats.put(user, projectId, copy);
        var made = new ImportView(
                List.of(), List.of(chat.id().toString()), copy.messages().size());
        audit.add(entry(user, made).on("chat", chat.id(), copy.name()).in(projectId));
        return made;
    }

    private static AuditEntry entry(User user, ImportView made) {
        return AuditEntry.of(AuditAction.IMPORT_MADE, user.actor())
                .with("projects", String.valueOf(made.projectIds().size()))
                .with("chats", String.valueOf(made.chatIds().size()))
                .with("messages", String.valueOf(made.messages()));
    }

    static OpenCodexException tooLarge(String what, long most) {
        return new OpenCodexException(
                ErrorCode.TOO_LARGE, what + " may have at most " + most / MIB + " MiB. Nothing was imported.");
    }

    private static OpenCodexException notOurs() {
        return new OpenCodexException(
                ErrorCode.VALIDATION_FAILED,
                "This is no whole export of Open Codex. Nothing was imported; choose the .zip file that was downloaded.");
    }

    /** One archive being read. */
    private final class Reading {
        private final User user;
        private final List<String> projectIds = new ArrayList<>();
        private final List<String> chatIds = new ArrayList<>();
        private int messages;
        private long unpacked;

        Reading(User user) {
            this.user = user;
        }

        ImportView archive(Path path) throws IOException {
            try (var zip = new ZipFile(path.toFile())) {
                var byFolder = new TreeMap<String, List<String>>();
                if (zip.getEntry(Exports.MANIFEST) == null || zip.size() > MOST_FILES) {
                    throw notOurs();
                }
                var manifest = read(zip, Exports.MANIFEST, json -> json);
                if (!Exports.FORMAT.equals(manifest.getString("format", null))
                        || manifest.getInt("version", 0) != Exports.VERSION) {
                    throw OpenCodexException.invalid(
                            Exports.MANIFEST,
                            "must be of the format " + Exports.FORMAT + ", version " + Exports.VERSION + ".");
                }
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(OURS.asMatchPredicate())
                        .sorted()
                        .forEach(name -> byFolder.computeIfAbsent(name.split("/")[1], folder -> new ArrayList<>())
                                .add(name));
                for (var folder : byFolder.entrySet()) {
                    project(zip, "projects/" + folder.getKey() + "/project.json", folder.getValue());
                }
            }
            return new ImportView(projectIds, chatIds, messages);
        }

        private void project(ZipFile zip, String name, List<String> files) throws IOException {
            var projectId = read(zip, name, json -> projects.put(user, ProjectFile.read(json)));
            projectIds.add(projectId.toString());
            for (var file : files) {
                if (!file.equals(name)) {
                    var chat = read(zip, file, ChatFile::read);
                    chatIds.add(chats.put(user, projectId, chat).id().toString());
                    messages += chat.messages().size();
                }
            }
        }

        private <T> T read(ZipFile zip, String name, Function<JsonObject, T> reader) throws IOException {
            var entry = zip.getEntry(name);
            if (entry == null) {
                throw OpenCodexException.invalid(name, "is missing. Nothing was imported.");
            }
            try (var in = zip.getInputStream(entry)) {
                var bytes = in.readNBytes(MOST_OF_A_FILE + 1);
                unpacked += bytes.length;
                if (bytes.length > MOST_OF_A_FILE) {
                    throw tooLarge(name, MOST_OF_A_FILE);
                }
                if (unpacked > MOST_UNPACKED) {
                    throw tooLarge("The archive, unpacked,", MOST_UNPACKED);
                }
                return reader.apply(StrictJson.read(bytes, MOST_VALUES));
            } catch (OpenCodexException e) {
                throw inFile(name, e);
            }
        }

        private static OpenCodexException inFile(String name, OpenCodexException e) {
            return switch (e.code()) {
                case VALIDATION_FAILED ->
                    OpenCodexException.invalid(e.errors().stream()
                            .map(error -> new FieldError(name + ": " + error.field(), error.message()))
                            .toList());
                case MALFORMED_JSON -> new OpenCodexException(ErrorCode.MALFORMED_JSON, name + ": " + e.getMessage());
                default -> e;
            };
        }
    }
}
