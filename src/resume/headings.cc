#include "resume/headings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "resume/letters.h"

namespace vitae {

namespace {

using Kind = SectionKind;

struct Words {
    Kind kind;
    /// Phrases parted by '|', in English, German, French, Spanish, Italian, Portuguese, Dutch,
    /// Russian, Chinese, Japanese, Korean, Arabic.
    std::u32string_view phrases;
};

constexpr Words kWords[] = {
    {Kind::contact,
     U"contact|contacts|contact information|contact info|contact details|contact me|get in touch|"
     U"links|social|social media|online|online profiles|profiles|web|find me online|websites|"
     U"websites and social links|websites portfolios profiles|social links|address|"
     U"kontakt|kontaktdaten|kontaktinformationen|adresse|anschrift|"
     U"coordonnees|me contacter|liens|reseaux sociaux|"
     U"contacto|datos de contacto|informacion de contacto|enlaces|redes sociales|"
     U"contatti|contatto|informazioni di contatto|recapiti|"
     U"contato|contatos|contactos|informacoes de contato|dados de contacto|redes|"
     U"contactgegevens|contactinformatie|"
     U"контакты|контактная информация|контактные данные|"
     U"联系方式|联系我|联系信息|聯絡方式|聯絡資料|聯繫方式|個人連結|连絡先|連絡先|"
     U"연락처|연락 정보|링크|"
     U"معلومات الاتصال|بيانات الاتصال|للتواصل|التواصل|الاتصال"},
    {Kind::personal,
     U"personal|personal details|personal data|personal information|about|bio data|particulars|"
     U"personal particulars|personal profile data|"
     U"personliche daten|personliche angaben|personalien|zur person|angaben zur person|"
     U"informations personnelles|donnees personnelles|etat civil|"
     U"datos personales|informacion personal|"
     U"dati personali|informazioni personali|"
     U"dados pessoais|informacoes pessoais|"
     U"persoonlijke gegevens|personalia|persoonsgegevens|"
     U"личные данные|персональные данные|личная информация|"
     U"个人信息|基本信息|个人资料|基本资料|個人資料|基本資料|基本情報|個人情報|本人情報|"
     U"인적사항|개인정보|기본정보|신상정보|"
     U"البيانات الشخصية|المعلومات الشخصية|معلومات شخصية|بيانات شخصية"},
    {Kind::profile,
     U"summary|profile|professional summary|professional profile|executive summary|career summary|"
     U"summary of qualifications|qualifications summary|objective|career objective|about me|"
     U"personal statement|personal summary|personal profile|overview|career profile|introduction|"
     U"professional objective|career overview|statement|highlights|career highlights|bio|biography|"
     U"background|who am i|hello|resume objective|resume summary|"
     U"profil|kurzprofil|uber mich|berufliches profil|zusammenfassung|personliches profil|ziel|"
     U"berufsziel|profil professionnel|a propos|a propos de moi|resume|objectif|presentation|"
     U"resume professionnel|objectif professionnel|qui suis je|"
     U"perfil|perfil profesional|resumen|resumen profesional|sobre mi|objetivo|acerca de mi|"
     U"extracto|objetivo profesional|presentacion|"
     U"profilo|profilo professionale|profilo personale|chi sono|sommario|su di me|obiettivo|"
     U"obiettivi|presentazione|"
     U"perfil profissional|resumo|resumo profissional|sobre|sobre mim|objetivo profissional|"
     U"apresentacao|"
     U"profiel|persoonlijk profiel|over mij|samenvatting|professioneel profiel|"
     U"о себе|обо мне|профиль|краткая информация|резюме|цель|профессиональный профиль|"
     U"自我评价|个人简介|个人总结|简介|关于我|个人概况|自我介绍|個人簡介|自我評價|求职意向|求職意向|职业概述|"
     U"自己紹介|自己pr|概要|職務要約|プロフィール|要約|自己アピール|"
     U"자기소개|소개|프로필|요약|간단소개|핵심역량|"
     U"نبذة عني|نبذة|الملخص|الملخص المهني|نبذة شخصية|الهدف الوظيفي|ملخص|الملف الشخصي|نبذة مهنية"},
    {Kind::work,
     U"experience|work experience|professional experience|employment|employment history|"
     U"work history|career|career history|professional background|relevant experience|"
     U"relevant work experience|job history|job experience|industry experience|positions|"
     U"appointments|academic appointments|professional appointments|professional history|"
     U"research experience|teaching experience|internships|internship|internship experience|"
     U"additional experience|other experience|selected experience|experiences|work experiences|"
     U"professional experiences|employment experience|related experience|work|positions held|"
     U"clinical experience|military experience|career experience|leadership experience|"
     U"industrial experience|technical experience|engineering experience|work life|my experience|"
     U"berufserfahrung|berufserfahrungen|beruflicher werdegang|werdegang|berufspraxis|"
     U"praktische erfahrung|arbeitserfahrung|berufliche erfahrung|berufstatigkeit|praktika|"
     U"berufliche stationen|beruflicher hintergrund|tatigkeiten|berufliche tatigkeit|praxiserfahrung|"
     U"berufliche laufbahn|praktische erfahrungen|beschaftigungen|anstellungen|"
     U"experience professionnelle|experiences professionnelles|experiences|parcours professionnel|"
     U"emplois|stages|parcours|"
     U"experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|"
     U"historial laboral|empleo|experiencias|trayectoria|practicas|"
     U"esperienza|esperienze|esperienza professionale|esperienze professionali|"
     U"esperienza lavorativa|esperienze lavorative|esperienze di lavoro|tirocini|carriera|"
     U"experiencia profissional|experiencias profissionais|historico profissional|estagios|"
     U"percurso profissional|atuacao profissional|"
     U"werkervaring|ervaring|loopbaan|arbeidsverleden|professionele ervaring|stages en werk|"
     U"relevante werkervaring|stage ervaring|arbeidservaring|"
     U"опыт работы|опыт|профессиональный опыт|трудовая деятельность|карьера|место работы|"
     U"трудовой опыт|стаж|"
     U"工作经历|工作经验|职业经历|实习经历|从业经历|工作履历|任职经历|工作及实习经历|实习与工作经历|"
     U"工作經歷|工作經驗|實習經歷|经历|職歷|"
     U"職歴|職務経歴|業務経歴|職務経歴詳細|経歴|業務経験|職務内容|勤務経験|インターン|"
     U"경력|경력사항|경력 사항|업무 경험|업무경험|직장 경력|근무 경력|근무경력|경험|인턴 경험|인턴십|"
     U"실무경험|주요경력|"
     U"الخبرة|الخبرات|الخبرة المهنية|الخبرات المهنية|الخبرة العملية|الخبرات العملية|خبرات العمل|"
     U"خبرة العمل|التاريخ الوظيفي|الخبرات الوظيفية"},
    {Kind::education,
     U"education|academic background|educational background|academic qualifications|studies|"
     U"education and training|academic history|academics|education background|qualifications|"
     U"academic credentials|educational qualifications|education history|schooling|"
     U"academic education|training and education|university education|academic qualification|"
     U"education details|formal education|degrees|coursework|my education|academic record|"
     U"educational qualification|academic profile|scholastic record|"
     U"ausbildung|bildung|bildungsweg|schulbildung|studium|akademischer werdegang|"
     U"schulische ausbildung|akademische ausbildung|ausbildung und studium|bildungsgang|"
     U"aus und weiterbildung|schule|hochschulbildung|hochschulstudium|universitare ausbildung|"
     U"studium und ausbildung|schulische laufbahn|schulausbildung|berufsausbildung|schulbesuch|"
     U"formation|formations|etudes|diplomes|parcours academique|parcours scolaire|cursus|scolarite|"
     U"diplomes et formations|formation academique|formations et diplomes|etudes et diplomes|"
     U"educacion|formacion|formacion academica|estudios|titulacion|formacion y estudios|"
     U"educacion y formacion|antecedentes academicos|formacion educativa|"
     U"istruzione|formazione|istruzione e formazione|titoli di studio|studi|educazione|"
     U"formazione accademica|percorso di studi|formazione scolastica|"
     U"educacao|formacao|formacao academica|escolaridade|habilitacoes literarias|estudos|"
     U"habilitacoes academicas|educacao e formacao|"
     U"opleiding|opleidingen|onderwijs|educatie|opleiding en cursussen|studie|"
     U"opleidingen en cursussen|scholing|"
     U"образование|обучение|высшее образование|учеба|"
     U"教育背景|教育经历|教育|学历|教育背景及经历|学习经历|教育信息|學歷|教育程度|教育經歷|"
     U"学歴|学位|学歴職歴|教育歴|"
     U"학력|학력사항|학력 사항|교육|교육사항|교육이력|학력 및 교육|교육 사항|"
     U"التعليم|المؤهلات|المؤهلات العلمية|المؤهل العلمي|التعليم والمؤهلات|المؤهلات الأكاديمية|"
     U"الدراسة|المؤهلات التعليمية|التحصيل العلمي|التحصيل الدراسي"},
    {Kind::skills,
     U"skills|technical skills|key skills|core skills|skill set|skillset|core competencies|"
     U"competencies|technologies|technical proficiencies|areas of expertise|expertise|"
     U"professional skills|tools|software|computer skills|it skills|soft skills|hard skills|"
     U"strengths|technical expertise|abilities|top skills|programming|programming languages|"
     U"technical summary|additional skills|relevant skills|skills summary|specialties|"
     U"skills and abilities|tech stack|technology|proficiencies|technical knowledge|other skills|"
     U"digital skills|technical competencies|areas of interest and expertise|tools and technologies|"
     U"core qualifications|key competencies|technical proficiency|personal skills|skill highlights|"
     U"computer proficiency|skills profile|frameworks|technical strengths|specialized skills|"
     U"laboratory skills|skills and tools|technical environment|what i can do|my skills|"
     U"fahigkeiten|kenntnisse|kompetenzen|edv kenntnisse|it kenntnisse|fachkenntnisse|"
     U"kenntnisse und fahigkeiten|fahigkeiten und kenntnisse|qualifikationen|computerkenntnisse|"
     U"technische kenntnisse|besondere kenntnisse|programmierkenntnisse|technologien|starken|"
     U"sonstige kenntnisse|weitere kenntnisse|schlusselqualifikationen|fachliche kompetenzen|"
     U"kernkompetenzen|edv|personliche fahigkeiten|skills und kenntnisse|zusatzqualifikationen|"
     U"competences|competences techniques|competences cles|savoir faire|informatique|outils|"
     U"competences professionnelles|competences informatiques|logiciels|savoir etre|atouts|qualites|"
     U"habilidades|competencias|aptitudes|conocimientos|destrezas|conocimientos tecnicos|"
     U"habilidades tecnicas|herramientas|informatica|competencias digitales|"
     U"competenze|capacita|abilita|competenze tecniche|conoscenze informatiche|"
     U"competenze informatiche|competenze digitali|competenze personali|capacita e competenze|"
     U"competenze professionali|conoscenze|"
     U"competencias tecnicas|habilidades e competencias|conhecimentos|ferramentas|"
     U"competencias pessoais|"
     U"vaardigheden|competenties|kennis|computervaardigheden|technische vaardigheden|"
     U"it vaardigheden|kennis en vaardigheden|eigenschappen|sterke punten|"
     U"навыки|ключевые навыки|профессиональные навыки|умения|технические навыки|компетенции|"
     U"знания и навыки|технологии|"
     U"技能|专业技能|技能特长|技术能力|个人技能|技能清单|it技能|职业技能|专业技能与工具|技术栈|专长|技能证书|"
     U"專業技能|技能專長|工作技能|专业能力|核心技能|"
     U"スキル|技術スキル|活かせる経験知識技術|テクニカルスキル|使用技術|保有スキル|pcスキル|得意分野|"
     U"기술|보유 기술|보유기술|스킬|기술 스택|기술스택|역량|보유 역량|컴퓨터 활용능력|능력|"
     U"المهارات|المهارات التقنية|المهارات الأساسية|مهارات|المهارات الشخصية|المهارات الفنية|"
     U"المهارات والكفاءات|مهارات الحاسوب"},
    {Kind::languages,
     U"languages|language|language skills|language proficiency|spoken languages|foreign languages|"
     U"languages spoken|linguistic skills|language competencies|"
     U"sprachen|sprachkenntnisse|fremdsprachen|"
     U"langues|langues etrangeres|competences linguistiques|"
     U"idiomas|lenguas|lingue|lingue straniere|competenze linguistiche|conoscenze linguistiche|"
     U"linguas|talen|talenkennis|taalvaardigheden|"
     U"языки|знание языков|иностранные языки|владение языками|"
     U"语言|语言能力|语言技能|外语水平|外语|語言能力|語言|語学|語学力|言語|"
     U"언어|외국어|어학|어학능력|외국어 능력|어학 능력|어학사항|"
     U"اللغات|اللغة|المهارات اللغوية|مهارات اللغة"},
    {Kind::certificates,
     U"certificates|certifications|certification|licenses|licenses and certifications|"
     U"certifications and licenses|courses|training|trainings|professional development|"
     U"professional certifications|courses and certifications|continuing education|accreditations|"
     U"licensure|licences|professional training|certificates and courses|courses and training|"
     U"professional qualifications|credentials|professional licenses|certs|additional training|"
     U"licenses and certificates|relevant coursework|online courses|workshops|seminars|"
     U"zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildung|fortbildungen|"
     U"lehrgange|kurse|zertifikate und weiterbildungen|fuhrerschein|"
     U"certifications et formations|certificats|formations complementaires|habilitations|permis|"
     U"certificaciones|certificados|cursos|cursos y certificaciones|formacion complementaria|"
     U"licencias|formacion continua|"
     U"certificazioni|certificati|corsi|corsi di formazione|attestati|patente|patenti|"
     U"certificacoes|cursos e certificacoes|cursos complementares|formacao complementar|"
     U"certificaten|certificeringen|cursussen|trainingen|cursussen en certificaten|"
     U"сертификаты|курсы|повышение квалификации|дополнительное образование|курсы и тренинги|"
     U"сертификаты и курсы|лицензии|"
     U"证书|资格证书|职业资格|培训经历|所获证书|技能证书及培训|證照|證書|资质证书|培训|资格|"
     U"資格|免許資格|資格免許|取得資格|保有資格|資格研修|免許|"
     U"자격증|자격사항|자격 사항|자격증 및 수료|자격증 및 면허|수료증|교육 이수|"
     U"الشهادات|الدورات|الدورات التدريبية|الشهادات المهنية|التدريب|الشهادات والدورات|"
     U"الدورات والشهادات"},
    {Kind::projects,
     U"projects|selected projects|personal projects|key projects|side projects|academic projects|"
     U"project experience|portfolio|open source|open source projects|project|relevant projects|"
     U"technical projects|open source contributions|notable projects|project highlights|research|"
     U"research projects|research interests|open source software|opensource|software projects|"
     U"projekte|projekterfahrung|ausgewahlte projekte|projekt|eigene projekte|projektliste|"
     U"projets|projets personnels|realisations|projets academiques|"
     U"proyectos|proyectos personales|proyectos destacados|"
     U"progetti|progetti personali|projetos|projetos pessoais|projectos|"
     U"projecten|проекты|проектная деятельность|портфолио|"
     U"项目经历|项目经验|项目|科研经历|研究经历|项目与研究|個人項目|專案經歷|專案|项目实践|开源项目|"
     U"プロジェクト|プロジェクト経験|研究|研究内容|制作実績|開発実績|"
     U"프로젝트|프로젝트 경험|주요 프로젝트|연구|개인 프로젝트|포트폴리오|"
     U"المشاريع|مشاريع|الأبحاث|أبرز المشاريع"},
    {Kind::publications,
     U"publications|selected publications|papers|journal articles|articles|presentations|talks|"
     U"conference papers|conferences|patents|publications and patents|books|bibliography|lectures|"
     U"publications and presentations|conference presentations|invited talks|speaking|writing|"
     U"publications and talks|refereed publications|scientific publications|working papers|"
     U"publikationen|veroffentlichungen|vortrage|patente|"
     U"publications scientifiques|conferences et publications|brevets|"
     U"publicaciones|articulos|ponencias|pubblicazioni|publicacoes|publicaties|presentaties|"
     U"публикации|статьи|доклады|патенты|"
     U"发表论文|论文|学术成果|出版物|论文发表|專利|著作|专利|论文与专利|"
     U"論文|研究業績|発表|業績|出版|논문|출판|발표|특허|학술 활동|"
     U"المنشورات|الأبحاث المنشورة|منشورات|المؤلفات"},
    {Kind::awards,
     U"awards|honors|honours|achievements|accomplishments|awards and honors|honors and awards|"
     U"awards and achievements|key achievements|scholarships|grants|fellowships|recognition|"
     U"awards and recognition|distinctions|prizes|honors awards|awards and scholarships|"
     U"most proud of|fellowships and awards|academic achievements|prizes and awards|"
     U"auszeichnungen|preise|erfolge|stipendien|ehrungen|auszeichnungen und preise|"
     U"distinctions et prix|prix|recompenses|bourses|prix et distinctions|"
     U"premios|logros|reconocimientos|becas|premios y reconocimientos|"
     U"premi|riconoscimenti|premi e riconoscimenti|borse di studio|"
     U"premiacoes|conquistas|realizacoes|premios e distincoes|"
     U"prijzen|onderscheidingen|prestaties|награды|достижения|награды и достижения|"
     U"获奖情况|荣誉奖项|荣誉|奖项|所获荣誉|获奖经历|荣誉与奖励|奖励荣誉|获奖荣誉|獲獎|榮譽|获奖|奖学金|"
     U"受賞|受賞歴|表彰|수상|수상경력|수상 경력|수상내역|수상 내역|장학금|"
     U"الجوائز|الإنجازات|التكريم|جوائز"},
    {Kind::volunteer,
     U"volunteer|volunteering|volunteer experience|volunteer work|community|community service|"
     U"community involvement|leadership|activities|extracurricular activities|service|"
     U"leadership and activities|extracurriculars|memberships|affiliations|civic engagement|"
     U"professional memberships|professional affiliations|organizations|associations|"
     U"leadership and service|campus involvement|campus activities|volunteer activities|"
     U"professional service|social engagement|outreach|extra curricular activities|"
     U"community engagement|professional activities|social work|volunteer history|"
     U"ehrenamt|ehrenamtliches engagement|engagement|soziales engagement|mitgliedschaften|"
     U"ehrenamtliche tatigkeit|ehrenamtliche tatigkeiten|gesellschaftliches engagement|"
     U"benevolat|engagements|activites extra professionnelles|vie associative|"
     U"voluntariado|actividades|actividades extracurriculares|"
     U"volontariato|attivita|attivita di volontariato|atividades|atividades extracurriculares|"
     U"trabalho voluntario|vrijwilligerswerk|nevenactiviteiten|bestuurservaring|lidmaatschappen|"
     U"волонтерство|общественная деятельность|волонтерский опыт|"
     U"志愿经历|志愿服务|社会实践|校园经历|社团经历|社会活动|志願服務|课外活动|校园活动|学生工作|"
     U"ボランティア|ボランティア活動|課外活動|社外活動|"
     U"봉사활동|봉사 활동|대외활동|대외 활동|활동|동아리|"
     U"العمل التطوعي|الأعمال التطوعية|الأنشطة|التطوع|الأنشطة التطوعية"},
    {Kind::interests,
     U"interests|hobbies|hobbies and interests|interests and hobbies|personal interests|passions|"
     U"other interests|leisure|life philosophy|outside interests|activities and interests|"
     U"hobbys|interessen|hobbies und interessen|freizeit|interessen und hobbys|"
     U"interessen und hobbies|hobbys und interessen|privates|"
     U"centres d'interet|centres d interet|loisirs|interets|passe temps|divers|"
     U"intereses|aficiones|pasatiempos|interessi|hobby|tempo libero|hobby e interessi|interesses|"
     U"passatempos|hobby's|hobbys|interesses e hobbies|"
     U"интересы|хобби|увлечения|хобби и интересы|"
     U"兴趣爱好|兴趣|爱好|個人興趣|興趣|趣味|趣味特技|趣味関心|"
     U"취미|관심사|취미 및 특기|취미와 특기|الهوايات|الاهتمامات|الهوايات والاهتمامات"},
    {Kind::references,
     U"references|referees|reference|testimonials|recommendations|professional references|"
     U"references available on request|references available upon request|my references|"
     U"referenzen|empfehlungen|referenz|"
     U"recommandations|referencias|referenze|referencias profissionais|referenties|"
     U"рекомендации|推荐人|推薦人|证明人|推薦者|照会先|추천인|المراجع|المعرفون|المعرفين|معرفون"},
    {Kind::other,
     U"additional information|miscellaneous|other|others|additional|other information|availability|"
     U"further information|declaration|signature|a day of my life|mobility|visa status|"
     U"sonstiges|verschiedenes|weitere angaben|weiteres|sonstige angaben|"
     U"informations complementaires|autres|autre|"
     U"otros datos|otros|informacion adicional|datos de interes|disponibilidad|"
     U"altro|altre informazioni|ulteriori informazioni|informazioni aggiuntive|outros|"
     U"informacoes adicionais|overig|overige|overige informatie|diversen|"
     U"дополнительная информация|прочее|другое|дополнительно|дополнительные сведения|"
     U"其他|其它|其他信息|附加信息|其他資訊|その他|志望動機|本人希望記入欄|備考|"
     U"기타|기타사항|기타 사항|병역|병역사항|معلومات إضافية|أخرى"},
};

/// Letters and spaces alone, folded: "Education & Training:" → "education and training".
std::u32string heading_key(std::u32string_view line) {
    std::u32string key;
    for (const char32_t c : fold(line)) {
        if (c == U'&' || c == U'+')
            key += U" and ";
        else if (is_letter(c) || c == U'\'')
            key += c;
        else
            key += U' ';
    }
    std::u32string tidy;
    for (const char32_t c : key)
        if (c != U' ' || (!tidy.empty() && tidy.back() != U' ')) tidy += c;
    while (!tidy.empty() && tidy.back() == U' ') tidy.pop_back();
    return tidy;
}

const std::map<std::u32string, Kind, std::less<>>& phrases() {
    static const auto all = [] {
        std::map<std::u32string, Kind, std::less<>> map;
        for (const Words& words : kWords)
            for (std::size_t at = 0; at < words.phrases.size();) {
                const auto end = std::min(words.phrases.find(U'|', at), words.phrases.size());
                map.emplace(heading_key(words.phrases.substr(at, end - at)), words.kind);
                at = end + 1;
            }
        return map;
    }();
    return all;
}

std::optional<Kind> find_phrase(std::u32string_view key) {
    const auto found = phrases().find(key);
    return found == phrases().end() ? std::nullopt : std::optional(found->second);
}

/// "E D U C A T I O N": single letters with spaces between.
std::u32string without_letter_spacing(std::u32string_view key) {
    std::u32string joined;
    std::size_t singles = 0;
    std::size_t parts = 0;
    for (std::size_t at = 0; at < key.size();) {
        const auto end = std::min(key.find(U' ', at), key.size());
        singles += end - at == 1 ? 1 : 0;
        ++parts;
        joined += key.substr(at, end - at);
        at = end + 1;
    }
    return parts >= 4 && singles * 10 >= parts * 8 ? joined : std::u32string(key);
}

/// Words that join two headings in one line.
constexpr std::u32string_view kJoints[] = {
    U" and ", U" und ", U" et ", U" y ", U" e ", U" en ", U" и ", U" 및 ", U" ve "};

/// "skills and tools" → the kind of the first part that is a heading of its own.
std::optional<Kind> find_joined(std::u32string_view key) {
    for (const std::u32string_view joint : kJoints) {
        const auto at = key.find(joint);
        if (at == std::u32string_view::npos) continue;
        const auto first = find_phrase(key.substr(0, at));
        const auto second = find_phrase(key.substr(at + joint.size()));
        if (first && (second || *first == Kind::skills)) return first;
    }
    return std::nullopt;
}

}  // namespace

std::string_view to_text(SectionKind kind) {
    static constexpr std::array<std::string_view, 15> kNames = {
        "contact",      "personal",  "profile",      "work",   "education",
        "skills",       "languages", "certificates", "projects", "publications",
        "awards",       "volunteer", "interests",    "references", "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::optional<SectionKind> find_heading(std::u32string_view line) {
    if (line.size() > 60) return std::nullopt;
    const std::u32string key = heading_key(line);
    if (const auto kind = find_phrase(key)) return kind;
    if (const auto kind = find_phrase(without_letter_spacing(key))) return kind;
    std::u32string closed = key;
    closed.erase(std::remove(closed.begin(), closed.end(), U' '), closed.end());
    if (closed.size() > 3 && std::any_of(closed.begin(), closed.end(), is_ideograph))
        if (const auto kind = find_phrase(closed)) return kind;
    return find_joined(key);
}

}  // namespace vitae
