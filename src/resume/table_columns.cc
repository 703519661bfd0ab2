#include "resume/table_columns.h"

#include "resume/phrases.h"

namespace vitae {

ColumnRole column_role(std::u32string_view name) {
    static const PhraseSet organizations(
        U"employer|company|company name|organization|organisation|organization name|"
        U"name of company|name of organization|name of employer|firm|arbeitgeber|firma|"
        U"unternehmen|employeur|entreprise|empresa|azienda|datore di lavoro|werkgever|"
        U"организация|компания|公司|公司名称|单位|会社名|회사|회사명"
    );
    static const PhraseSet positions(
        U"position|positions|job title|title|role|post|designation|position held|post held|rank|"
        U"tatigkeit|funktion|rolle|poste|fonction|cargo|puesto|posizione|ruolo|funcao|functie|"
        U"stanowisko|должность|职位|职务|職種|직책|직위"
    );
    static const PhraseSet schools(
        U"institution|institute|institute name|name of institution|name of institute|school|"
        U"college|university|school college|college university|institution name|"
        U"institute university|school name|name of school|school attended|schule|hochschule|"
        U"etablissement|institucion|centro|istituto|instituicao|instelling|uczelnia|"
        U"учебное заведение|学校|学校名|학교|학교명"
    );
    static const PhraseSet degrees(
        U"degree|course|course taken|qualification|qualifications|examination|exam|exam passed|"
        U"degree obtained|degree certificate|abschluss|abschlussart|diplome|titulo|titulacion|"
        U"titolo|curso|diploma|opleiding|学历|학위"
    );
    static const PhraseSet others(
        U"vessel|ship|vessel name|name of vessel|reason for leaving|client"
    );
    if (organizations.contains(name)) return ColumnRole::organization;
    if (positions.contains(name)) return ColumnRole::position;
    if (schools.contains(name)) return ColumnRole::school;
    if (degrees.contains(name)) return ColumnRole::degree;
    return others.contains(name) ? ColumnRole::other : ColumnRole::unnamed;
}

}  // namespace vitae
