package org.tallystick.workbench.documents;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.search.Hit;
import org.tallystick.platform.search.SearchSource;

/** Supporting documents in the search box: by name, by hash, and by what stands in them. */
@Component
class DocumentSearch implements SearchSource {
    private static final int SHORTEST = 3;

    private final SupportingDocuments documents;

    DocumentSearch(SupportingDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String kind() {
        return "Documents";
    }

    @Override
    public List<Hit> find(CompanyId company, String text, int limit) {
        if (text.length() < SHORTEST) {
            return List.of();
        }
        return documents.search(company, text, limit).stream()
                .map(document -> new Hit(
                        document.name(),
                        document.kindTitle() + " · " + document.sizeInWords(),
                        "/documents/" + document.id(),
                        "file-text"))
                .toList();
    }
}
