package org.tallystick.workbench;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.insights.export.TableExport;
import org.tallystick.insights.export.TableExport.Format;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;

/** Answers with a list as a file: the rows that the filters of its page leave, all pages of them. */
@Component
public class Downloads {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MOST_PAGES = 1_000;

    private final TableExport export;

    Downloads(TableExport export) {
        this.export = export;
    }

    /** Reads page after page of a list, by number and size. */
    @FunctionalInterface
    public interface Pages<T> {
        Page<T> read(int page, int size);
    }

    public void send(ReportTable table, String format, HttpServletResponse response) {
        Format known = format(format);
        response.setContentType(known.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(known.fileName(table))
                        .build()
                        .toString());
        try {
            export.write(table, known, response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over a list page by page, up to a million rows. */
    public static <T> void each(Pages<T> pages, Consumer<Page<T>> reader) {
        for (int number = 1; number <= MOST_PAGES; number++) {
            Page<T> page = pages.read(number, ROWS_AT_ONCE);
            reader.accept(page);
            if (!page.hasNext()) {
                return;
            }
        }
    }

    private static Format format(String text) {
        try {
            return Format.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("FORMAT_UNKNOWN", "Lists are written as csv, xlsx or json.");
        }
    }
}
