package org.tallystick.lib.bankfiles.xml;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.lib.bankfiles.statement.ProblemCode;

/**
 * The encoding of an XML file from its first bytes: byte order mark, then declaration, then UTF-8. Decoding here, and not
 * in the parser, keeps the parser from printing about broken bytes.
 */
record XmlEncoding(Charset charset, int markLength) {
    static final int HEAD_BYTES = 1024;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    static XmlEncoding of(byte[] head) throws BadContent {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new XmlEncoding(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new XmlEncoding(StandardCharsets.UTF_16BE, 2);
        }
        if (starts(head, 0xff, 0xfe)) {
            return new XmlEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0, '<')) {
            return new XmlEncoding(StandardCharsets.UTF_16BE, 0);
        }
        return starts(head, '<', 0)
                ? new XmlEncoding(StandardCharsets.UTF_16LE, 0)
                : new XmlEncoding(declared(head), 0);
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset declared(byte[] head) throws BadContent {
        Matcher matcher = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = matcher.group(1);
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadContent(ProblemCode.XML_ENCODING, 1, 1, name.substring(0, Math.min(40, name.length())));
        }
    }

    /** A decoder that refuses bytes which are no characters. */
    CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
