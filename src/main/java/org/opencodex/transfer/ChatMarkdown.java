package org.opencodex.transfer;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencodex.chat.ChatCopy;
import org.opencodex.chat.Role;
import org.opencodex.chat.Said;

/** The branch of a chat that is on show, for people to read. */
final class ChatMarkdown {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private ChatMarkdown() {}

    static String of(ChatCopy chat) {
        var text = new StringBuilder("# ").append(oneLine(chat.name())).append('\n');
        for (var said : onShow(chat)) {
            text.append("\n## ").append(speaker(said)).append(", ").append(TIME.format(said.createdAt()));
            text.append("\n\n").append(said.content().strip()).append('\n');
        }
        return text.toString();
    }

    private static Deque<Said> onShow(ChatCopy chat) {
        Map<UUID, ChatCopy.Entry> byId =
                chat.messages().stream().collect(Collectors.toMap(ChatCopy.Entry::id, entry -> entry));
        Deque<Said> way = new ArrayDeque<>();
        for (var entry = byId.get(chat.activeMessageId()); entry != null; entry = byId.get(entry.parentId())) {
            way.addFirst(entry.said());
        }
        return way;
    }

    private static String speaker(Said said) {
        return switch (said.role()) {
            case Role.USER -> "You";
            case Role.ASSISTANT -> said.model() == null ? "Answer" : oneLine(said.model());
            case Role.SYSTEM -> "System";
        };
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
