package org.opencodex.transfer;

import java.util.List;

/** What was made of a file: the new projects and chats, and how many messages they have in all. */
public record ImportView(List<String> projectIds, List<String> chatIds, int messages) {
    public ImportView {
        projectIds = List.copyOf(projectIds);
        chatIds = List.copyOf(chatIds);
    }
}
