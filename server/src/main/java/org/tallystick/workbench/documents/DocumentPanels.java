package org.tallystick.workbench.documents;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.DisputeId;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.DocumentKinds;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.documents.RequiredDocuments;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.ActorNames;

/** Puts together the documents of a thing for its page. */
@Component
public class DocumentPanels {
    private static final int MOST_SHOWN = 100;

    private final Papers papers;
    private final SupportingDocuments documents;
    private final RequiredDocuments required;
    private final DocumentKinds kinds;
    private final DocumentDesk desk;
    private final ActorNames names;

    DocumentPanels(
            Papers papers,
            SupportingDocuments documents,
            RequiredDocuments required,
            DocumentKinds kinds,
            DocumentDesk desk,
            ActorNames names) {
        this.papers = papers;
        this.documents = documents;
        this.required = required;
        this.kinds = kinds;
        this.desk = desk;
        this.names = names;
    }

    public DocumentPanel charge(Caller caller, ChargeId id) {
        return of(caller, papers.charge(caller.company(), id));
    }

    public DocumentPanel draft(Caller caller, RunId run, UUID id) {
        return of(caller, papers.draft(caller.company(), run, id));
    }

    public DocumentPanel invoice(Caller caller, InvoiceId id) {
        return of(caller, papers.invoice(caller.company(), id));
    }

    public DocumentPanel creditMemo(Caller caller, CreditMemoId id) {
        return of(caller, papers.creditMemo(caller.company(), id));
    }

    public DocumentPanel payment(Caller caller, UUID id) {
        return of(caller, papers.payment(caller.company(), id));
    }

    public DocumentPanel dispute(Caller caller, DisputeId id) {
        return of(caller, papers.dispute(caller.company(), id));
    }

    /** Of a customer: what any of their charges waits for, beside the documents that are shown. */
    public DocumentPanel customer(Caller caller, CustomerId id, List<SupportingDocument> there) {
        var filter = new RequiredDocuments.Filter(id, null, RequiredDocuments.View.ALL);
        return of(
                caller,
                "/customers/" + id,
                required.open(caller.company(), filter, 1, MOST_SHOWN).rows(),
                there);
    }

    private DocumentPanel of(Caller caller, Paper paper) {
        CompanyId company = caller.company();
        return of(
                caller,
                paper.page(),
                paper.charges().isEmpty()
                        ? List.of()
                        : required.of(
                                company,
                                paper.charges().stream().map(Charge::billable).toList()),
                documents.of(company, paper.subjects()));
    }

    DocumentPanel of(Caller caller, String page, List<RequiredDocument> needed, List<SupportingDocument> there) {
        Map<String, String> people = Stream.concat(
                        there.stream().map(SupportingDocument::uploadedBy),
                        needed.stream().map(RequiredDocument::waiverAskedBy).filter(by -> by != null))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), names::of));
        return new DocumentPanel(
                page,
                needed,
                there,
                choices(caller.company()),
                people,
                desk.largest(),
                caller.actor().reference());
    }

    List<Choice> choices(CompanyId company) {
        return kinds.list(company).stream()
                .map(kind -> new Choice(kind.code(), kind.title()))
                .toList();
    }
}
