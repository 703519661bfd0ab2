#include "store/documents.h"

#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "review/view.h"

namespace vitae {

Result<Response> get_one_document(const Request& request, const Grant& grant, App& app) {
    const DocumentView view =
        TRY(view_document(app.store, grant, TRY(path_id<DocumentId>(request))));
    return data_answer(200, encode(view.place));
}

/// Always an attachment, and nothing in it may run: originals are other people's files.
Result<Response> get_document_content(const Request& request, const Grant& grant, App& app) {
    const DocumentView view =
        TRY(view_document(app.store, grant, TRY(path_id<DocumentId>(request))));
    Bytes bytes = TRY(app.blobs.get(view.document.original));
    return Response{
        .status = 200,
        .headers =
            {{"Content-Type", view.document.media_type},
             {"Content-Disposition", "attachment; filename=\"" + view.document.id.text() + "\""},
             {"X-Content-Type-Options", "nosniff"},
             {"Content-Security-Policy", "sandbox; default-src 'none'"},
             {"Cache-Control", "no-store"}},
        .body = std::move(bytes)};
}

}  // namespace vitae
