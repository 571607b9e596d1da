package org.tallystick.cashapp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tallystick.lib.bankfiles.nacha.AchReader;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.x12.inspect.X12Inspection;

/**
 * The advices of a file, and what is wrong with it; the format is told by the content.
 *
 * @param problems an error keeps an advice out, or lets nothing of it settle anything by itself
 */
record AdviceFile(AdviceSource source, List<AdviceRead> advices, List<ImportProblem> problems) {
    private static final int BEGINNING = 1_000;
    private static final Pattern LOCKBOX = Pattern.compile("\\A1(?!.{33}094)[^\\r\\n,]{10,200}\\r?\\n[25][0-9A-Z ]");

    AdviceFile {
        advices = List.copyOf(advices);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file.
     *
     * @param home the currency where a file names none
     * @param columns our column names to those of a table, where they are not recognised by themselves
     */
    static AdviceFile read(byte[] content, CurrencyCode home, Map<String, String> columns) {
        byte[] beginning = Arrays.copyOf(content, Math.min(content.length, BEGINNING));
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        if (X12Inspection.recognises(beginning)) {
            return EdiAdvices.read(content, home);
        }
        if (text.startsWith("%PDF")) {
            return PdfAdvice.read(content, home);
        }
        if (AchReader.recognises(text)) {
            return AchAdvices.read(content);
        }
        if (LOCKBOX.matcher(text).find()) {
            return LockboxAdvices.read(content);
        }
        AdviceFile table = TableAdvices.read(content, home, columns);
        return table.advices().isEmpty() && TableAdvices.isNoTable(table)
                ? TextAdvice.read(AdviceSource.EMAIL, new String(content, StandardCharsets.UTF_8), home)
                : table;
    }
}
