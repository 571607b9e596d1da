package org.tallystick.lib.synthetic.damage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a file in a few random places; the same seed damages in the same way. */
public final class Damage {
    private static final int LARGEST = 200_000;
    private static final byte[][] PIECES = pieces(
            ":20:",
            ":61:",
            ":86:",
            ":62F:C260227EUR",
            "{4:",
            "-}",
            "\n-\n",
            "88,",
            "99,",
            "49,",
            "16,165,100",
            "/",
            "//",
            "<STMTTRN>",
            "</STMTRS>",
            "<OFX>",
            "<!--",
            "<![CDATA[",
            "<!DOCTYPE",
            "&#65;",
            "&",
            "<",
            ">",
            "\"",
            "\"\"",
            "99999999999999999999999999",
            "-",
            "+",
            ",",
            ".",
            ";",
            "\r",
            "\n",
            "\u0000",
            "\u001e",
            "\u00fc",
            "9".repeat(94),
            "799R01",
            "705",
            "8200",
            "<PmtInf>",
            "</PmtInf>",
            "<TxInfAndSts>",
            "?20",
            "?",
            "<Ntry>",
            "</Ntry>",
            "EUR",
            "XXX",
            "2702",
            "00",
            "ISA*",
            "GS*RA*",
            "ST*820*1~",
            "SE*1*1~",
            "GE*1*1~",
            "IEA*1*1~",
            "BPR*I*",
            "RMR*IV*",
            "ADX*-",
            "ENT*1~",
            "CUR*PR*XXX~",
            "TA1*1~",
            "*",
            "~",
            "^",
            ":",
            "1E9",
            "-.",
            "endobj",
            "stream",
            "/Length 9",
            "Total",
            "1.234,56");

    private final Random random;

    public Damage(long seed) {
        random = new Random(seed);
    }

    private static byte[][] pieces(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    public byte[] done(byte[] file) {
        byte[] result = file;
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count && result.length < LARGEST; i++) {
            result = once(result);
        }
        return result;
    }

    private byte[] once(byte[] file) {
        if (file.length == 0) {
            return PIECES[random.nextInt(PIECES.length)];
        }
        return switch (random.nextInt(9)) {
            case 0 -> flipped(file);
            case 1 -> spliced(file, random.nextInt(file.length), 0, new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(file, random.nextInt(file.length), 1 + random.nextInt(8), new byte[0]);
            case 3 -> spliced(file, random.nextInt(file.length), 0, PIECES[random.nextInt(PIECES.length)]);
            case 4 -> repeated(file);
            case 5 -> lines(file, Change.DELETE);
            case 6 -> lines(file, Change.DUPLICATE);
            case 7 -> lines(file, Change.SWAP);
            default -> Arrays.copyOf(file, random.nextInt(file.length));
        };
    }

    private byte[] flipped(byte[] file) {
        byte[] result = file.clone();
        result[random.nextInt(result.length)] ^= (byte) (1 << random.nextInt(8));
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

    /** A part of the file, many times. */
    private byte[] repeated(byte[] file) {
        int start = random.nextInt(file.length);
        byte[] part = Arrays.copyOfRange(file, start, Math.min(file.length, start + 1 + random.nextInt(100)));
        var many = new ByteArrayOutputStream();
        int times = 1 + random.nextInt(300);
        for (int i = 0; i < times; i++) {
            many.writeBytes(part);
        }
        return spliced(file, start, 0, many.toByteArray());
    }

    private enum Change {
        DELETE,
        DUPLICATE,
        SWAP
    }

    private byte[] lines(byte[] file, Change change) {
        List<String> lines = new ArrayList<>(
                Arrays.asList(new String(file, StandardCharsets.ISO_8859_1).split("(?<=[\n~])|(?=<)", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (change) {
            case DELETE -> lines.remove(at);
            case DUPLICATE -> lines.add(other, lines.get(at));
            case SWAP -> lines.set(at, lines.set(other, lines.get(at)));
        }
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }
}
