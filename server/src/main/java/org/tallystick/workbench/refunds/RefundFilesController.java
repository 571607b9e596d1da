package org.tallystick.workbench.refunds;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.payments.RefundFile;
import org.tallystick.payments.RefundFiles;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The files that take refunds to the bank: made once, and there again at their address. */
@Controller
@RequestMapping("/c/{code}/refund-files")
class RefundFilesController {
    private final RefundFiles files;

    RefundFilesController(RefundFiles files) {
        this.files = files;
    }

    @PostMapping
    View make(@RequestParam UUID bankAccount, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        RefundFile file = files.make(caller, bankAccount);
        answer.addFlashAttribute(
                "notice",
                file.name() + " is ready: " + RefundsPage.count(file.refunds(), shell) + ", "
                        + shell.money(file.amount()) + ". Download it below and hand it to the bank.");
        return SeeOther.page(shell, "/refunds");
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> download(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        RefundFile file = files.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("refund file"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(files.content(caller.company(), file));
    }
}
