package org.tallystick.workbench.payments;

import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.delivery.ReceiptDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.deliveries.Pdf;

/** The receipt of a payment: as it would be today, as it was issued, and sending it. */
@Controller
@RequestMapping("/c/{code}/payments/{id}")
class ReceiptController {
    private final ReceiptDesk desk;

    ReceiptController(ReceiptDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/receipt")
    ResponseEntity<byte[]> today(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        byte[] pdf = desk.today(caller.company(), new PaymentId(id));
        String disposition =
                ContentDisposition.inline().filename("receipt.pdf").build().toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(pdf);
    }

    @GetMapping("/receipts/{receipt}")
    ResponseEntity<byte[]> issued(@PathVariable UUID id, @PathVariable UUID receipt, Caller caller) {
        caller.must(Permission.VIEW);
        return Pdf.answer(desk.issued(caller.company(), new PaymentId(id), receipt));
    }

    @PostMapping("/receipts")
    View send(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        desk.send(caller, new PaymentId(id));
        return SeeOther.page(shell, "/payments/" + id);
    }
}
