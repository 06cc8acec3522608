package org.opencodex.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found: chats by their names, on the first page only, and messages.
 *
 * @param total of the messages, of which only the newest 200 are looked at
 */
public record SearchView(List<ChatHit> chats, List<MessageHit> messages, long total) {
    /** Put by PostgreSQL around what was looked for. */
    static final String BEGIN = "\u0002";

    static final String END = "\u0003";

    /** A chat by its name. */
    public record ChatHit(String chatId, String projectId, String projectName, List<Piece> name) {}

    /** A message, with what stands around the words in it. */
    public record MessageHit(
            String messageId,
            String chatId,
            String chatName,
            String projectId,
            String projectName,
            String role,
            String createdAt,
            List<Piece> snippet) {}

    /** A piece of a text; {@code hit} if it is what was looked for. */
    public record Piece(String text, boolean hit) {}

    /** Out of a text with the marks in it. */
    static List<Piece> pieces(String marked) {
        var pieces = new ArrayList<Piece>();
        var hit = false;
        for (var text : marked.split("(?<=[\u0002\u0003])|(?=[\u0002\u0003])")) {
            if (text.equals(BEGIN) || text.equals(END)) {
                hit = text.equals(BEGIN);
            } else if (!text.isEmpty()) {
                pieces.add(new Piece(text, hit));
            }
        }
        return List.copyOf(pieces);
    }
}
