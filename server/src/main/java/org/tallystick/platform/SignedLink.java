package org.tallystick.platform;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link that needs no login names: a thing and when it ends, signed with a key of the company. Whoever changes a
 * character of it gets nothing.
 */
public record SignedLink(UUID subject, Instant expiresAt) {
    private static final SecureRandom random = new SecureRandom();
    private static final int NAMED_BYTES = 24;
    private static final int KEY_BYTES = 32;

    public static byte[] freshKey() {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        return fresh;
    }

    /** The last part of the link's address. */
    public String token(byte[] key) {
        byte[] named = ByteBuffer.allocate(NAMED_BYTES)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .array();
        byte[] signature = Signatures.sign(key, named);
        byte[] token = ByteBuffer.allocate(NAMED_BYTES + signature.length)
                .put(named)
                .put(signature)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty when the key did not sign it. That it has ended is for the page to say. */
    public static Optional<SignedLink> read(byte[] key, String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length < NAMED_BYTES) {
                return Optional.empty();
            }
            byte[] named = Arrays.copyOfRange(bytes, 0, NAMED_BYTES);
            byte[] said = Arrays.copyOfRange(bytes, NAMED_BYTES, bytes.length);
            if (!Signatures.same(Signatures.sign(key, named), said)) {
                return Optional.empty();
            }
            ByteBuffer fields = ByteBuffer.wrap(named);
            var subject = new UUID(fields.getLong(), fields.getLong());
            return Optional.of(new SignedLink(subject, Instant.ofEpochSecond(fields.getLong())));
        } catch (IllegalArgumentException e) { // not the text of a link
            return Optional.empty();
        }
    }
}
