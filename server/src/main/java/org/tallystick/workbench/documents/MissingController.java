package org.tallystick.workbench.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.documents.RequiredDocuments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of documents that charges wait for. */
@Controller
@RequestMapping("/c/{code}/missing-documents")
class MissingController {
    private final RequiredDocuments required;
    private final DocumentPanels panels;
    private final Charges charges;
    private final People people;
    private final CustomerLookup lookup;
    private final ActorNames names;
    private final Downloads downloads;
    private final BusinessClock clock;

    MissingController(
            RequiredDocuments required,
            DocumentPanels panels,
            Charges charges,
            People people,
            CustomerLookup lookup,
            ActorNames names,
            Downloads downloads,
            BusinessClock clock) {
        this.required = required;
        this.panels = panels;
        this.charges = charges;
        this.people = people;
        this.lookup = lookup;
        this.names = names;
        this.downloads = downloads;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "ALL") RequiredDocuments.View view,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<RequiredDocument> rows = required.open(company, filter(company, view, customer, kind), page, Page.SIZE);
        model.addAttribute(
                "page",
                new MissingPage(
                        rows,
                        view,
                        customer.strip(),
                        kind,
                        panels.choices(company),
                        members(company),
                        lookup.of(
                                company,
                                rows.rows().stream()
                                        .map(RequiredDocument::customer)
                                        .toList()),
                        chargesOf(company, rows.rows()),
                        namesOf(rows.rows()),
                        clock.today(company)));
        return "workbench/documents/missing";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam String format,
            @RequestParam(defaultValue = "ALL") RequiredDocuments.View view,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String kind,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        RequiredDocuments.Filter filter = filter(company, view, customer, kind);
        downloads.send(
                MissingTable.of(
                        (number, size) -> required.open(company, filter, number, size),
                        ids -> lookup.of(company, ids),
                        rows -> chargesOf(company, rows)),
                format,
                response);
    }

    private RequiredDocuments.Filter filter(
            CompanyId company, RequiredDocuments.View view, String customer, String kind) {
        return new RequiredDocuments.Filter(
                lookup.narrow(company, customer).map(Customer::id).orElse(null), Entered.text(kind), view);
    }

    private List<Choice> members(CompanyId company) {
        return people.members(company).stream()
                .filter(member -> !member.disabled())
                .map(member -> new Choice(member.person().toString(), member.name()))
                .toList();
    }

    private Map<UUID, Charge> chargesOf(CompanyId company, List<RequiredDocument> rows) {
        return charges
                .byIds(
                        company,
                        rows.stream().map(row -> new ChargeId(row.charge())).toList())
                .stream()
                .collect(Collectors.toMap(charge -> charge.id().value(), Function.identity()));
    }

    private Map<String, String> namesOf(List<RequiredDocument> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.waiverAskedBy(), row.owner() == null ? null : "PERSON:" + row.owner()))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), names::of));
    }
}
