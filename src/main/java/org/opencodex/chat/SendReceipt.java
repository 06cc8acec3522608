package org.opencodex.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.NullableIdColumn;

/** What became of a request that a client sent under an id of its own ({@code client_message_id}). Kept for ever. */
@Entity
@Table(name = "send_receipt")
public class SendReceipt {
    @Id
    private UUID id;

    @Column(name = "chat_session_id")
    private UUID chatId;

    @Column(name = "client_message_id")
    private UUID clientMessageId;

    private String digest;

    @Column(name = "user_message_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID userMessageId;

    @Column(name = "generation_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID generationId;

    protected SendReceipt() {}

    SendReceipt(UUID chatId, SendId sent, UUID userMessageId, UUID generationId) {
        this.id = Ids.next();
        this.chatId = chatId;
        this.clientMessageId = sent.clientMessageId();
        this.digest = sent.digest();
        this.userMessageId = userMessageId;
        this.generationId = generationId;
    }

    String digest() {
        return digest;
    }

    /** The question; null where none was stored, as when an answer was made again. */
    public UUID userMessageId() {
        return userMessageId;
    }

    /** The answer's generation; null where no model was asked. */
    public UUID generationId() {
        return generationId;
    }
}
