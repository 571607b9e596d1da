package org.tallystick.platform;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over bytes, and its comparison in constant time. */
public final class Signatures {
    private static final String HMAC = "HmacSHA256";

    private Signatures() {}

    public static byte[] sign(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 belongs to every Java platform", e);
        }
    }

    public static boolean same(byte[] expected, byte[] said) {
        return MessageDigest.isEqual(expected, said);
    }
}
