package org.tallystick.workbench.deliveries;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.delivery.MailWriter;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;

/** What the mail with a document would say, to each of its recipients, before it is sent. */
@Controller
@RequestMapping("/c/{code}")
class MailPreviewController {
    private final MailWriter writer;

    MailPreviewController(MailWriter writer) {
        this.writer = writer;
    }

    @GetMapping("/invoices/{id}/mail")
    String invoice(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        return page("/invoices/" + id, writer.ofInvoice(caller.company(), new InvoiceId(id)), model);
    }

    @GetMapping("/credit-memos/{id}/mail")
    String memo(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        return page("/credit-memos/" + id, writer.ofCreditMemo(caller.company(), new CreditMemoId(id)), model);
    }

    private static String page(String path, List<MailWriter.Preview> previews, Model model) {
        model.addAttribute("document", path);
        model.addAttribute("previews", previews);
        return "workbench/deliveries/mail";
    }
}
