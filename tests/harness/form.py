"""Forms with files, as browsers send them; and the files that people put into mails and archives."""

import email.message
import email.policy
import io
import zipfile

BOUNDARY = "----vitae-test-boundary"
FORM = f"multipart/form-data; boundary={BOUNDARY}"


def part(name, content, file_name=None):
    disposition = f'form-data; name="{name}"'
    if file_name is not None:
        disposition += f'; filename="{file_name}"'
    return f"Content-Disposition: {disposition}\r\n\r\n".encode() + content


def form_of(parts):
    body = b"".join(f"--{BOUNDARY}\r\n".encode() + each + b"\r\n" for each in parts)
    return body + f"--{BOUNDARY}--\r\n".encode()


def form(files):
    """`files`: name → bytes."""
    return form_of([part("files", content, name) for name, content in files.items()])


def archive(files):
    """A ZIP of `files`: name → bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return buffer.getvalue()


def message(files, text="Please find my resume attached."):
    """An e-mail with `files`: name → bytes."""
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "Ada Example <ada.example@example.com>"
    mail["To"] = "jobs@example.com"
    mail["Subject"] = "Application"
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0000"
    mail.set_content(text)
    for name, content in files.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()
