package org.tallystick.cashapp;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tallystick.lib.money.CurrencyCode;

/** The advice in the text of a PDF; pictures are not read. */
final class PdfAdvice {
    private static final int MOST_PAGES = 200;

    private PdfAdvice() {}

    static AdviceFile read(byte[] content, CurrencyCode home) {
        try (var document = Loader.loadPDF(content)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setEndPage(MOST_PAGES);
            String text = stripper.getText(document);
            return text.isBlank()
                    ? nothing(
                            "PDF-NO-TEXT",
                            "The PDF holds a picture and no text. Type what it says, or ask for a table.")
                    : TextAdvice.read(AdviceSource.PDF, text, home);
        } catch (IOException | RuntimeException e) { // whatever the library makes of damaged or locked files
            return nothing("PDF-UNREADABLE", "The PDF is damaged or locked with a password.");
        }
    }

    private static AdviceFile nothing(String code, String sentence) {
        return new AdviceFile(AdviceSource.PDF, List.of(), List.of(ImportProblem.error(code, "file", sentence)));
    }
}
