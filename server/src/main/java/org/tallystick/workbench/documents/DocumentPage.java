package org.tallystick.workbench.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.platform.web.HistoryEntry;

/** One document with what it evidences. */
public record DocumentPage(
        SupportingDocument document, String uploadedBy, List<Link> links, List<HistoryEntry> history, boolean kept) {
    public DocumentPage {
        links = List.copyOf(links);
        history = List.copyOf(history);
    }

    /** Something it is linked to; no path where that is gone. */
    public record Link(
            String title, @Nullable String path, @Nullable Customer customer) {}
}
