package org.tallystick.workbench.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.Accounts;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.JournalBook.Line;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** One journal entry. */
@Controller
class EntryController {
    private final JournalBook journal;
    private final Accounts accounts;
    private final Customers customers;
    private final Companies companies;
    private final SourceDocuments sources;

    EntryController(
            JournalBook journal, Accounts accounts, Customers customers, Companies companies, SourceDocuments sources) {
        this.journal = journal;
        this.accounts = accounts;
        this.customers = customers;
        this.companies = companies;
        this.sources = sources;
    }

    @GetMapping("/c/{code}/ledger/entries/{id}")
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        var entry = journal.entry(company, id).orElseThrow(() -> Refusal.notFound("journal entry"));
        List<Line> lines = journal.linesOf(company, id);
        List<CustomerId> ids = lines.stream()
                .map(Line::customer)
                .filter(Objects::nonNull)
                .distinct()
                .map(CustomerId::new)
                .toList();
        model.addAttribute(
                "page",
                new EntryPage(
                        entry,
                        lines,
                        accounts.byNumber(company),
                        customers.byIds(company, ids),
                        sources.of(company, entry),
                        companies.get(company).currency()));
        return "workbench/ledger/entry";
    }
}
