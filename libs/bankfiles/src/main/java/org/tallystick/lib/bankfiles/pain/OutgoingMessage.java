package org.tallystick.lib.bankfiles.pain;

import java.time.LocalDateTime;

/**
 * The header of a message to send.
 *
 * @param id up to 35 characters, never used before
 * @param createdAt in the time of the sender
 * @param initiatingParty who sends it, up to 70 characters
 */
public record OutgoingMessage(String id, LocalDateTime createdAt, String initiatingParty) {
    /** @throws IllegalArgumentException when the id breaks a rule of SEPA or the name is empty */
    public OutgoingMessage {
        SepaText.identifier("id", id);
        initiatingParty = SepaText.free(initiatingParty, 70);
        SepaText.check(!initiatingParty.isEmpty(), "initiatingParty is empty");
    }
}
