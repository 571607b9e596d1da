package org.tallystick.lib.einvoice.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a document in a few random places; the same seed damages in the same way. */
public final class Mutator {
    private static final int LARGEST = 100_000;
    private static final String[] PIECES = {
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>",
        "&b;",
        "&#0;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        "<a:b>",
        "</cbc:ID>",
        "<cbc:IssueDate>2026-02-30</cbc:IssueDate>",
        "<cbc:TaxAmount currencyID=\"XXX\">1E999999999</cbc:TaxAmount>",
        "<cac:InvoiceLine/>",
        "<ram:ID/>",
        "<udt:DateTimeString format=\"203\">202602301200</udt:DateTimeString>",
        "xsi:nil=\"true\"",
        "NaN",
        "-",
        "\u0000",
        "\u00fc",
        "99999999999999999999999999999999",
        "1E9",
        "<x>".repeat(100),
        "9".repeat(300)
    };

    private final Random random;

    public Mutator(long seed) {
        random = new Random(seed);
    }

    public byte[] mutated(byte[] file) {
        byte[] result = file;
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count && result.length < LARGEST; i++) {
            result = once(result);
        }
        return result;
    }

    private byte[] once(byte[] file) {
        if (file.length == 0) {
            return piece();
        }
        int at = random.nextInt(file.length);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(file, at);
            case 1 -> spliced(file, at, 0, new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(file, at, 1 + random.nextInt(8), new byte[0]);
            case 3 -> spliced(file, at, 0, piece());
            case 4 -> repeated(file, at);
            default -> Arrays.copyOf(file, at);
        };
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] flipped(byte[] file, int at) {
        byte[] result = file.clone();
        result[at] ^= (byte) (1 << random.nextInt(8));
        return result;
    }

    private static byte[] spliced(byte[] file, int at, int removed, byte[] inserted) {
        var result = new ByteArrayOutputStream(file.length + inserted.length);
        result.write(file, 0, at);
        result.writeBytes(inserted);
        int rest = Math.min(file.length, at + removed);
        result.write(file, rest, file.length - rest);
        return result.toByteArray();
    }

    private byte[] repeated(byte[] file, int at) {
        byte[] part = Arrays.copyOfRange(file, at, Math.min(file.length, at + 1 + random.nextInt(100)));
        var many = new ByteArrayOutputStream();
        int times = 1 + random.nextInt(200);
        for (int i = 0; i < times; i++) {
            many.writeBytes(part);
        }
        return spliced(file, at, 0, many.toByteArray());
    }
}
