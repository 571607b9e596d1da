package org.tallystick.workbench.see;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.tallystick.delivery.Artefact;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.DocumentLinks;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.deliveries.Pdf;

/**
 * Whoever has the link of a mail sees the document it belongs to, and nothing else. The page behind the link only asks; its
 * button opens, because machines that check links press none. From then on the session remembers which document it was, so that
 * the link leaves the address.
 */
@Controller
@RequestMapping("/see/{code}")
class SeeController {
    private static final String SEEN = "seen-document-of-";

    private final DocumentLinks links;
    private final SeenDocuments documents;
    private final Artefacts artefacts;
    private final Companies companies;
    private final Transactions transactions;

    SeeController(
            DocumentLinks links,
            SeenDocuments documents,
            Artefacts artefacts,
            Companies companies,
            Transactions transactions) {
        this.links = links;
        this.documents = documents;
        this.artefacts = artefacts;
        this.companies = companies;
        this.transactions = transactions;
    }

    @GetMapping("/{token}")
    String ask(@PathVariable String code, @PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<Company> company = companies.find(code);
        Optional<Delivery> delivery = company.flatMap(
                of -> transactions.reading(CompanyScope.of(of.id()), () -> links.behind(of.id(), token)));
        if (delivery.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "workbench/see/wrong";
        }
        model.addAttribute("seller", company.orElseThrow().name());
        model.addAttribute("number", String.valueOf(delivery.get().number()));
        model.addAttribute("path", "/see/" + code + "/" + token);
        model.addAttribute("ended", !links.isAlive(delivery.get()));
        return "workbench/see/ask";
    }

    @PostMapping("/{token}")
    View open(@PathVariable String code, @PathVariable String token, HttpServletRequest request) {
        Company company = companies.find(code).orElseThrow(SeeController::wrong);
        Delivery opened = transactions.in(CompanyScope.of(company.id()), () -> {
            Delivery delivery =
                    links.behind(company.id(), token).filter(links::isAlive).orElseThrow(SeeController::wrong);
            links.opened(company.id(), delivery);
            return delivery;
        });
        request.getSession(true).setAttribute(SEEN + company.code(), opened.id().toString());
        return SeeOther.address("/see/" + company.code());
    }

    @GetMapping
    String show(@PathVariable String code, Model model, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<SeePage> page = seen(code, request, (company, delivery) -> documents.page(company, delivery));
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "workbench/see/wrong";
        }
        model.addAttribute("page", page.get());
        return "workbench/see/document";
    }

    @GetMapping("/document/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String code, HttpServletRequest request) {
        return Pdf.answer(seen(code, request, (company, delivery) -> artefact(company, delivery))
                .orElseThrow(SeeController::wrong));
    }

    private Artefact artefact(Company company, Delivery delivery) {
        return delivery.subjectType() == Delivery.SubjectType.INVOICE
                ? artefacts.invoicePdf(company.id(), new InvoiceId(delivery.subject()))
                : artefacts.creditMemoPdf(company.id(), new CreditMemoId(delivery.subject()));
    }

    private <T> Optional<T> seen(String code, HttpServletRequest request, BiFunction<Company, Delivery, T> work) {
        HttpSession session = request.getSession(false);
        Optional<Company> company = companies.find(code);
        if (session == null || company.isEmpty()) {
            return Optional.empty();
        }
        Object id = session.getAttribute(SEEN + company.get().code());
        return id instanceof String text
                ? transactions.in(
                        CompanyScope.of(company.get().id()),
                        () -> links.shown(company.get().id(), UUID.fromString(text))
                                .map(delivery -> work.apply(company.get(), delivery)))
                : Optional.empty();
    }

    private static Refusal wrong() {
        return Refusal.notFound("document");
    }
}
