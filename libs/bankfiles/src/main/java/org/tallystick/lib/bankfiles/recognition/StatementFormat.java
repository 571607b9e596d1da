package org.tallystick.lib.bankfiles.recognition;

import java.io.InputStream;
import java.util.regex.Pattern;
import org.tallystick.lib.bankfiles.bai2.Bai2Reader;
import org.tallystick.lib.bankfiles.camt.CamtReader;
import org.tallystick.lib.bankfiles.mt940.Mt940Reader;
import org.tallystick.lib.bankfiles.ofx.OfxReader;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementReader;

/** The families of statements; the first one that recognises a file reads it, and camt takes what nobody else takes. */
public enum StatementFormat {
    BAI2("\\A\\s*01,") {
        @Override
        public StatementReader open(InputStream source, ReadLimits limits) {
            return Bai2Reader.open(source, limits);
        }
    },
    OFX("OFXHEADER\\s*[:=]|\\A[^<]*(?:<[?!][^>]*>\\s*)*<OFX>") {
        @Override
        public StatementReader open(InputStream source, ReadLimits limits) {
            return OfxReader.open(source, limits);
        }
    },
    MT940("(?m)^[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f]*:(?:20|940|942):|\\A[^<]*\\{4:\\s*:") {
        @Override
        public StatementReader open(InputStream source, ReadLimits limits) {
            return Mt940Reader.open(source, limits);
        }
    },
    CAMT("\\A") {
        @Override
        public StatementReader open(InputStream source, ReadLimits limits) {
            return CamtReader.open(source, limits);
        }
    };

    private final Pattern beginning;

    StatementFormat(String beginning) {
        this.beginning = Pattern.compile(beginning);
    }

    /** Opens a reader over the bytes of a file of this family. */
    public abstract StatementReader open(InputStream source, ReadLimits limits);

    /** Whether a file that begins like this is of the family, as far as its beginning tells. */
    public boolean recognises(FileHead head) {
        return beginning.matcher(head.text()).find();
    }

    /** The family of a file that begins like this. */
    public static StatementFormat of(FileHead head) {
        for (StatementFormat format : values()) {
            if (format.recognises(head)) {
                return format;
            }
        }
        return CAMT;
    }
}
