package org.tallystick.workbench.pay;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.AttemptDesk;
import org.tallystick.providers.Attempts;
import org.tallystick.providers.PaymentLinks;
import org.tallystick.providers.PaymentRequest;
import org.tallystick.providers.PaymentRequests;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.workbench.SeeOther;

/**
 * The page behind the link of a payment request. Whoever has the link sees what it asks for and nothing else. That the payer
 * came back from the provider proves nothing: the page says what is known.
 */
@Controller
@RequestMapping("/pay/{code}/{token}")
class PayController {
    private final PaymentLinks links;
    private final PaymentRequests requests;
    private final Attempts attempts;
    private final AttemptDesk desk;
    private final OpenItems items;
    private final Companies companies;
    private final Transactions transactions;
    private final BusinessClock clock;

    PayController(
            PaymentLinks links,
            PaymentRequests requests,
            Attempts attempts,
            AttemptDesk desk,
            OpenItems items,
            Companies companies,
            Transactions transactions,
            BusinessClock clock) {
        this.links = links;
        this.requests = requests;
        this.attempts = attempts;
        this.desk = desk;
        this.items = items;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String code, @PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<PayPage> page = companies
                .find(code)
                .flatMap(company -> transactions.reading(CompanyScope.of(company.id()), () -> page(company, token)));
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "workbench/pay/wrong";
        }
        model.addAttribute("page", page.get());
        return "workbench/pay/pay";
    }

    private Optional<PayPage> page(Company company, String token) {
        return links.read(company.id(), token)
                .flatMap(id -> requests.find(company.id(), id))
                .map(request -> page(company, token, request));
    }

    private PayPage page(Company company, String token, PaymentRequest request) {
        List<Slice> slices = requests.slices(company.id(), request.id());
        Map<OpenItemId, OpenItem> asked = new HashMap<>();
        items.byIds(company.id(), slices.stream().map(Slice::item).toList())
                .forEach(item -> asked.put(item.id(), item));
        Optional<Attempt> latest =
                attempts.ofRequest(company.id(), request.id()).stream().findFirst();
        return new PayPage(
                "/pay/" + company.code() + "/" + token,
                company.name(),
                request,
                request.state(clock.now()),
                slices,
                asked,
                latest.filter(attempt -> attempt.state().isWithoutMoney())
                        .map(Attempt::reasonCode)
                        .orElse(null),
                latest.map(Attempt::hostedPage).isPresent(),
                LocalDate.ofInstant(request.expiresAt(), company.zone()));
    }

    /** Leads to the provider's page; back here when it does not answer. */
    @PostMapping
    View begin(
            @PathVariable String code, @PathVariable String token, @RequestParam(defaultValue = "false") boolean keep) {
        Company company = companies.find(code).orElseThrow(PayController::wrong);
        UUID request = transactions
                .reading(CompanyScope.of(company.id()), () -> links.read(company.id(), token))
                .orElseThrow(PayController::wrong);
        String here = "/pay/" + company.code() + "/" + token;
        String page = desk.pay(company.id(), request, here, keep).orElse(here);
        return SeeOther.address(page);
    }

    private static Refusal wrong() {
        return Refusal.notFound("payment request");
    }
}
