#include "extract/image.h"

#include <utility>

#include "extract/picture.h"
#include "extract/recognize.h"

namespace vitae {

Result<std::vector<Sheet>> read_image(std::string_view bytes) {
    Recognizer recognizer;
    std::vector<Sheet> sheets;
    for (Picture& picture : TRY(decode_pictures(bytes))) {
        Sheet& sheet = sheets.emplace_back();
        sheet.width = picture.width / picture.dots_per_point;
        sheet.height = picture.height / picture.dots_per_point;
        recognizer.read(std::move(picture), sheet);
    }
    return sheets;
}

}  // namespace vitae
