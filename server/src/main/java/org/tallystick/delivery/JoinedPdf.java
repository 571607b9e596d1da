package org.tallystick.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/** Puts several PDFs behind one another. */
final class JoinedPdf {
    private JoinedPdf() {}

    static byte[] of(List<byte[]> documents) {
        var joined = new ByteArrayOutputStream();
        var merger = new PDFMergerUtility();
        merger.setDestinationStream(joined);
        documents.forEach(document -> merger.addSource(new RandomAccessReadBuffer(document)));
        try {
            merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
        } catch (IOException e) {
            throw new IllegalStateException("cannot join PDFs", e);
        }
        return joined.toByteArray();
    }
}
